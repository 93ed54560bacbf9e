#pragma once
// The words and letters by which core/segment/language.cpp tells languages apart. Data only.
#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "segment/word_folds.hpp"

namespace kinprint::language_words {

// Half a fold is enough where every fourth word is in the list and the fullest list wins.
using HalfFold = std::uint16_t;

// The commonest function words of each measured language written in Latin letters, as any grammar of it lists them; words that
// several languages share count for each. Non-ASCII letters are escapes.
constexpr auto kEnglish = folds_of<HalfFold>({"the", "of", "and", "to", "is", "that", "it", "for", "was", "with", "as", "are", "a", "in",
                                              "this", "be", "by", "or", "you", "your", "can", "have", "not", "from", "which", "an", "on",
                                              "he", "she", "they", "his", "her", "at", "if", "no", "so", "but", "we", "do", "all", "i"});
constexpr auto kGerman = folds_of<HalfFold>({"der", "die", "das", "und", "ist", "nicht", "ein", "eine", "zu", "den", "mit", "auf",
                                             "f\u00fcr", "von", "sich", "auch", "es", "sie", "ich", "wird", "oder", "werden"});
constexpr auto kSpanish = folds_of<HalfFold>({"el", "la", "de", "que", "los", "las", "una", "un", "por", "con", "para", "es", "y",
                                              "en", "del", "se", "su", "como", "m\u00e1s", "no", "lo", "al"});
constexpr auto kFrench = folds_of<HalfFold>({"le", "la", "les", "des", "est", "et", "une", "un", "dans", "pour", "que", "qui",
                                             "pas", "vous", "ce", "il", "du", "sur", "avec", "au", "\u00e0", "ou", "sont"});
constexpr auto kItalian = folds_of<HalfFold>({"il", "di", "che", "la", "per", "un", "una", "non", "sono", "con", "del", "della",
                                              "e", "\u00e8", "le", "i", "gli", "si", "da", "come", "pi\u00f9", "nel", "anche"});
constexpr auto kPortuguese = folds_of<HalfFold>({"o", "a", "os", "as", "que", "n\u00e3o", "uma", "um", "para", "com", "do", "da",
                                                 "em", "de", "e", "\u00e9", "por", "no", "na", "mais", "como", "s\u00e3o"});
constexpr auto kDutch = folds_of<HalfFold>({"de", "het", "een", "van", "en", "niet", "zijn", "op", "voor", "met", "dat", "te",
                                            "wordt", "ook", "je", "kan", "deze", "die", "bij", "naar", "maar", "om"});
constexpr auto kFinnish = folds_of<HalfFold>({"ja", "on", "ei", "ett\u00e4", "se", "olla", "joka", "my\u00f6s", "voi", "ovat",
                                              "t\u00e4m\u00e4", "kuin", "tai", "mutta", "sen", "kun", "niin", "ole", "sek\u00e4", "h\u00e4n",
                                              "ne", "oli", "jotka", "jossa", "kanssa", "mukaan", "jos", "vain", "eiv\u00e4t", "ollut",
                                              "kaikki", "voidaan", "esimerkiksi", "t\u00e4m\u00e4n", "n\u00e4m\u00e4"});
constexpr auto kPolish = folds_of<HalfFold>({"i", "w", "nie", "na", "si\u0119", "z", "do", "to", "jest", "\u017ce", "jak", "o",
                                             "co", "dla", "od", "przez", "ale", "lub", "by\u0107", "oraz", "s\u0105", "kt\u00f3re"});
constexpr auto kTurkish = folds_of<HalfFold>({"ve", "bir", "bu", "i\u00e7in", "ile", "da", "de", "\u00e7ok", "olarak", "daha",
                                              "gibi", "olan", "veya", "var", "ne", "kadar", "sonra", "en", "her", "ama"});
constexpr auto kCzech = folds_of<HalfFold>({"a", "je", "se", "na", "v", "\u017ee", "to", "s", "z", "pro", "jako", "ale", "nebo",
                                            "jsou", "m\u016f\u017ee", "by", "kter\u00e9", "do", "tak", "i", "o", "p\u0159i"});
constexpr auto kIndonesian = folds_of<HalfFold>({"yang", "dan", "di", "untuk", "dengan", "ini", "dari", "dalam", "tidak", "pada",
                                                 "adalah", "itu", "dapat", "atau", "akan", "ke", "anda", "bisa", "juga"});
constexpr auto kVietnamese = folds_of<HalfFold>({"v\u00e0", "c\u1ee7a", "l\u00e0", "c\u00f3", "trong", "c\u00e1c", "cho",
                                                 "kh\u00f4ng", "\u0111\u01b0\u1ee3c", "m\u1ed9t", "v\u1edbi", "nh\u1eefng", "\u0111\u1ec3", "t\u00f4i"});
constexpr auto kRomanian = folds_of<HalfFold>({"\u0219i", "de", "\u00een", "este", "un", "o", "care", "nu", "la", "cu", "pentru",
                                               "din", "sau", "s\u0103", "mai", "pe", "sunt", "ce", "poate"});
// Hindi beside Marathi, Nepali and Sanskrit, which are written in the same letters.
constexpr auto kHindi = folds_of<HalfFold>({"\u0939\u0948", "\u0939\u0948\u0902", "\u0915\u0947", "\u0915\u0940", "\u0915\u093E", "\u0915\u094B", "\u0938\u0947", "\u092E\u0947\u0902", "\u0914\u0930"});

// Common words of languages that were not measured, family by family, that are rare in every measured one: at most four in
// 10,000 words of the answers of models/measure_language.py (six where a language has few). Languages near a measured one have
// its function words too (Catalan and Spanish, Slovak and Czech, Malay and Indonesian), so a profile alone would take them for
// it. Whole folds: a subject may repeat any word.
constexpr auto kForeignWords = folds_of<std::uint32_t>({// Catalan, Occitan
                                                        "amb", "els", "dels", "m\u00E9s", "\u00E9s", "aix\u00F2", "tamb\u00E9", "perqu\u00E8", "aquest", "aquesta", "molt",
                                                        "seva", "dins", "aqu\u00F2", "tanben", "p\u00F2t", "pu\u00E8i",
                                                        // Galician, Asturian
                                                        "unha", "moi", "tam\u00E9n", "m\u00E1is", "dunha", "nunha", "cando", "xa", "facer", "coa", "coas", "est\u00E1s",
                                                        "despois", "mellor", "axuda", "sexa", "xente", "moitas", "moitos", "moito", "podes", "ata", "dende", "algunha",
                                                        "nun", "depu\u00E9s", "pela", "escaezse", "demientres", "tola", "nueche", "tami\u00E9n",
                                                        // Estonian
                                                        "ning", "v\u00F5i", "aga", "seda", "kui", "saab", "v\u00E4ga", "kus", "mida", "selle", "v\u00F5ib", "nii", "teie",
                                                        "siis", "mille", "nende", "kuid",
                                                        // Croatian, Bosnian, Serbian in Latin letters
                                                        "koji", "koja", "koje", "\u0161to", "kao", "ili", "nije", "vrlo", "kako", "nego", "mo\u017Ee", "ako", "kada",
                                                        "zbog", "\u0107e", "sve", "mo\u017Eete", "treba", "\u0161ta", "samo", "biti", "imate", "ima", "ova", "ovo", "taj",
                                                        "tako", "dok", "svoj", "svi", "njih", "nakon", "toga", "prije", "jer", "posle", "onda", "biste", "zato", "bolje",
                                                        "izme\u0111u", "ste", "smo",
                                                        // Slovenian
                                                        "lahko", "tudi", "zelo", "ker", "vendar", "ali", "ve\u010D", "\u010De", "pri", "kot", "dokler", "saj", "nato",
                                                        "mora", "jih", "bi",
                                                        // Slovak
                                                        "aj", "alebo", "s\u00FA", "ktor\u00E9", "ktor\u00FD", "ktor\u00E1", "m\u00F4\u017Ee", "m\u00F4\u017Eete",
                                                        "\u010Do", "by\u0165", "viac", "ke\u010F", "ak", "cez", "som", "t\u00FDm", "keby", "sme",
                                                        // Malay
                                                        "boleh", "kerana", "ialah", "pelbagai", "sahaja", "selepas", "semasa", "baharu", "mahu", "amat", "sekiranya",
                                                        "berkenaan", "ketuhar", "sejuk", "bercakap", "bertutur", "filem", "sebarang", "sangatlah", "memadai", "minit",
                                                        "apabila", "mempunyai", "kesihatan", "rakan", "kawan", "bagi", "serta", "berkesan", "kepada",
                                                        // Javanese, Sundanese
                                                        "ing", "iku", "karo", "kanggo", "jeung", "dina", "lamun", "pikeun", "kudu", "saka", "uga",
                                                        "teh", "geus",
                                                        // Danish, Norwegian, Swedish, Icelandic, Faroese
                                                        "og", "ikke", "p\u00E5", "jeg", "eller", "ved", "ogs\u00E5", "har", "det", "och", "att", "\u00E4r", "inte",
                                                        "f\u00F6r", "av", "ett", "til", "ikkje", "ekki", "sem", "f\u00E5r", "hvis", "n\u00E5r", "eit", "blir", "meget",
                                                        // Latvian, Lithuanian
                                                        "ar\u012B", "j\u016Bs", "nav", "tiek", "var", "kas", "kad", "vai", "yra", "kaip", "gali", "arba", "i\u0161",
                                                        "u\u017E", "taip", "kai", "jei",
                                                        // Albanian
                                                        "t\u00EB", "n\u00EB", "nj\u00EB", "dhe", "q\u00EB", "p\u00EBr", "\u00EBsht\u00EB", "mund", "nga", "ose", "nuk",
                                                        "jo", "edhe",
                                                        // Basque
                                                        "eta", "dira", "ere", "dute", "zure", "baina", "egiten", "oso", "izan", "behar",
                                                        // Irish, Scottish Gaelic, Welsh, Breton
                                                        "agus", "t\u00E1", "bhfuil", "n\u00EDl", "gach", "ach", "airson", "yn", "mae", "wedi", "hag", "gant", "evit", "ez",
                                                        "leis", "bhith", "bydd",
                                                        // Afrikaans
                                                        "vir", "jy", "baie", "hulle", "hierdie", "jou", "julle", "daar", "s\u00EA",
                                                        // Luxembourgish, Swiss German, Frisian
                                                        "vun", "w\u00E9i", "sech", "isch", "uf", "mei", "huet", "ginn", "hunn", "iwwer", "n\u00F6d", "chasch", "vo",
                                                        "hesch", "mer", "ned", "amene", "wurdt", "kinne", "hawwe", "foar", "ek", "troch",
                                                        // Azerbaijani, Uzbek, Turkmen, Kurdish
                                                        "\u00FC\u00E7\u00FCn", "bilan", "uchun", "yoki", "kerak", "bilen", "\u00FC\u00E7in", "uni", "lekin", "bolup",
                                                        "bolar", "\u00FDaly", "ji", "xwe", "j\u00EE", "dikare", "h\u00FBn", "\u00FB", "wek", "y\u00EAn", "hene",
                                                        "div\u00EA",
                                                        // Hausa, Swahili, Kinyarwanda, Somali, Malagasy, Igbo
                                                        "cikin", "wannan", "yana", "daga", "kuma", "domin", "kuna", "kana", "cewa", "kwa", "katika", "hii", "kuwa", "yake",
                                                        "pia", "lakini", "ambayo", "kama", "kisha", "kila", "hivyo", "yenye", "unaweza", "hiyo", "cyangwa", "kandi", "cya",
                                                        "oo", "waa", "iyo", "waxaa", "\u00E0ti", "n\u00ED", "t\u00ED", "\u00F3", "nke", "nta", "ng\u0101", "kia", "koe",
                                                        "hoki",
                                                        // Latin, Esperanto
                                                        "quod", "sed", "enim", "aut", "etiam", "esse", "atque", "autem", "nec", "hoc", "potest", "kaj", "povas", "estas",
                                                        "dum", "devas", "oni",
                                                        // Hungarian
                                                        "hogy", "egy", "csak", "vagy", "lehet", "azt", "nem",
                                                        // Haitian, Tagalog, Cebuano, Maltese
                                                        "pou", "yon", "epi", "moun", "tankou", "kite", "ang", "ng", "mga", "ny", "ary", "izay", "biex"});

struct Profile {
  std::string_view tag;
  std::span<const HalfFold> folds;
};

// clang-format off
constexpr std::array<Profile, 14> kMeasured = {{{"en", kEnglish},    {"de", kGerman},     {"es", kSpanish},
                                                {"fr", kFrench},     {"it", kItalian},    {"pt", kPortuguese},
                                                {"nl", kDutch},      {"fi", kFinnish},    {"pl", kPolish},
                                                {"tr", kTurkish},    {"cs", kCzech},      {"id", kIndonesian},
                                                {"vi", kVietnamese}, {"ro", kRomanian}}};
// clang-format on

// Ukrainian beside Russian: U+0456, U+0457, U+0454, U+0491, and their capitals.
constexpr char16_t kUkrainian[] = {0x0404, 0x0406, 0x0407, 0x0454, 0x0456, 0x0457, 0x0490, 0x0491};
// Persian beside Arabic: peh, tcheh, jeh, keheh, gaf, Farsi yeh.
constexpr char16_t kPersian[] = {0x067E, 0x0686, 0x0698, 0x06A9, 0x06AF, 0x06CC};

// Small letters that no measured language of their script writes.
constexpr char16_t kForeignLetters[] = {
    // Latin: ae, eth, o with stroke, thorn, c and g with circumflex, e with macron and dot, g with dot and cedilla, h with
    // circumflex and stroke, i with ogonek, j with circumflex, k, l and n with cedilla, l with caron, o and u with double acute,
    // r with acute, s with circumflex, u with breve and ogonek, w and y with circumflex, schwa, hooked b, d and k
    0x00E6, 0x00F0, 0x00F8, 0x00FE, 0x0109, 0x0113, 0x0117, 0x011D, 0x0121, 0x0123, 0x0125, 0x0127, 0x012F, 0x0135, 0x0137, 0x013C,
    0x013E, 0x0146, 0x0151, 0x0155, 0x015D, 0x016D, 0x0171, 0x0173, 0x0175, 0x0177, 0x0259, 0x0253, 0x0257, 0x0199,
    // Yiddish: patah, qamats and rafe below and above Hebrew letters, and its ligatures
    0x05B7, 0x05B8, 0x05BF, 0x05F0, 0x05F1, 0x05F2,
    // Cantonese: the characters of its particles and pronouns
    0x4F62, 0x5187, 0x5514, 0x5572, 0x5497, 0x55BA, 0x5605, 0x55F0};

}  // namespace kinprint::language_words
