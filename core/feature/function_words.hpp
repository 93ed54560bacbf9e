#pragma once
// Words that carry grammar and little content; everything else is masked in the grammar block. English words plus the
// commonest particles written with one Chinese character; hiragana is always kept. The list is our own choice of the
// closed classes (articles, pronouns, prepositions, conjunctions, auxiliaries, frequent adverbs).
#include <string_view>

namespace kinprint {

// `word`: UTF-8, lower case, straight apostrophe.
bool is_function_word(std::string_view word);
bool is_function_ideograph(char32_t c);

}  // namespace kinprint
