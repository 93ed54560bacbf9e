#include "evidence/makers.hpp"

namespace kinprint {
namespace {

using Names = std::string_view;

// Names in common use by 2026. Chinese names are escapes. A name that is also an everyday word (command, yi, phi, nova,
// bard, grok) stands with the maker's or in a form that hardly means anything else.
constexpr Names kOpenAi[] = {"openai", "open ai", "chatgpt", "gpt", "gpt3", "gpt4", "gpt4o", "gpt5", "davinci"};
constexpr Names kAnthropic[] = {"anthropic", "claude"};
constexpr Names kGoogle[] = {"google", "gemini", "bard", "gemma", "deepmind", "palm2", "lamda", "\u8c37\u6b4c"};
constexpr Names kMeta[] = {"meta ai", "meta", "llama", "llama2", "llama3"};
constexpr Names kDeepSeek[] = {"deepseek", "deep seek", "\u6df1\u5ea6\u6c42\u7d22"};
constexpr Names kMoonshot[] = {"moonshot", "moonshot ai", "kimi", "\u6708\u4e4b\u6697\u9762"};
constexpr Names kMiniMax[] = {"minimax", "hailuo", "abab", "\u6d77\u87ba"};
constexpr Names kAlibaba[] = {"alibaba", "qwen", "tongyi", "qwq", "\u963f\u91cc\u5df4\u5df4", "\u963f\u91cc\u4e91",
                              "\u901a\u4e49", "\u901a\u4e49\u5343\u95ee", "\u5343\u95ee"};
constexpr Names kZhipu[] = {"zhipu", "glm", "chatglm", "z.ai", "\u667a\u8c31", "\u667a\u8c31\u6e05\u8a00"};
constexpr Names kMistral[] = {"mistral", "mistral ai", "mixtral", "ministral", "codestral"};
constexpr Names kXai[] = {"xai", "x.ai", "grok"};
constexpr Names kCohere[] = {"cohere", "command r", "aya"};
constexpr Names kMicrosoft[] = {"microsoft", "copilot", "bing chat", "phi 3", "phi 4", "phi4", "wizardlm", "\u5fae\u8f6f"};
constexpr Names kBaidu[] = {"baidu", "ernie", "\u767e\u5ea6", "\u6587\u5fc3\u4e00\u8a00", "\u6587\u5fc3"};
constexpr Names kByteDance[] = {"bytedance", "doubao", "\u8c46\u5305", "\u5b57\u8282\u8df3\u52a8"};
constexpr Names kTencent[] = {"tencent", "hunyuan", "\u817e\u8baf", "\u6df7\u5143"};
constexpr Names kIflytek[] = {"iflytek", "xinghuo", "\u79d1\u5927\u8baf\u98de", "\u8baf\u98de\u661f\u706b"};
constexpr Names kBaichuan[] = {"baichuan", "\u767e\u5ddd\u667a\u80fd", "\u767e\u5ddd"};
constexpr Names kZeroOne[] = {"01 ai", "01.ai", "yi 34b", "yi lightning", "\u96f6\u4e00\u4e07\u7269"};
constexpr Names kStepFun[] = {"stepfun", "step ai", "\u9636\u8dc3\u661f\u8fb0"};
constexpr Names kHuawei[] = {"huawei", "pangu", "\u534e\u4e3a", "\u76d8\u53e4"};
constexpr Names kInternLm[] = {"internlm", "shanghai ai laboratory", "\u4e66\u751f"};
constexpr Names kSenseTime[] = {"sensetime", "sensenova", "\u5546\u6c64"};
constexpr Names kNvidia[] = {"nvidia", "nemotron"};
constexpr Names kAmazon[] = {"amazon", "amazon nova", "titan text", "alexa"};
constexpr Names kApple[] = {"apple", "siri"};
constexpr Names kIbm[] = {"ibm", "watson", "granite 3"};
constexpr Names kAi21[] = {"ai21", "jamba", "jurassic 2"};
constexpr Names kTii[] = {"technology innovation institute", "falcon 40b", "falcon 180b", "falcon llm"};
constexpr Names kDatabricks[] = {"databricks", "dbrx", "dolly"};
constexpr Names kStability[] = {"stability ai", "stablelm"};
constexpr Names kLaion[] = {"open assistant", "openassistant", "laion"};
constexpr Names kLmsys[] = {"vicuna", "lmsys", "large model systems organization"};
constexpr Names kStanford[] = {"alpaca", "stanford alpaca"};
constexpr Names kNous[] = {"nous research", "nous hermes"};
constexpr Names kAllenAi[] = {"allen institute", "ai2", "tulu", "olmo"};
constexpr Names kInflection[] = {"inflection ai", "inflection"};
constexpr Names kPerplexity[] = {"perplexity", "perplexity ai"};
constexpr Names kReka[] = {"reka", "reka ai"};
constexpr Names kUpstage[] = {"upstage", "solar pro"};
constexpr Names kLiquid[] = {"liquid ai", "lfm"};
constexpr Names kSakana[] = {"sakana ai"};
constexpr Names kRinna[] = {"rinna"};

// clang-format off
constexpr Maker kMakers[] = {
    {"openai", kOpenAi}, {"anthropic", kAnthropic, true}, {"google", kGoogle, true},
    {"meta", kMeta, true}, {"deepseek", kDeepSeek}, {"moonshot", kMoonshot, true},
    {"minimax", kMiniMax, true}, {"alibaba", kAlibaba, true}, {"zhipu", kZhipu, true},
    {"mistral", kMistral}, {"xai", kXai, true}, {"cohere", kCohere, true},
    {"microsoft", kMicrosoft, true}, {"baidu", kBaidu, true}, {"bytedance", kByteDance, true},
    {"tencent", kTencent, true}, {"iflytek", kIflytek}, {"baichuan", kBaichuan, true},
    {"zero_one", kZeroOne}, {"stepfun", kStepFun}, {"huawei", kHuawei, true},
    {"internlm", kInternLm, true}, {"sensetime", kSenseTime}, {"nvidia", kNvidia, true},
    {"amazon", kAmazon, true}, {"apple", kApple, true}, {"ibm", kIbm, true},
    {"ai21", kAi21}, {"tii", kTii}, {"databricks", kDatabricks, true},
    {"stability", kStability}, {"laion", kLaion}, {"lmsys", kLmsys, true},
    {"stanford", kStanford, true}, {"nous", kNous}, {"allen_ai", kAllenAi},
    {"inflection", kInflection, true}, {"perplexity", kPerplexity, true}, {"reka", kReka},
    {"upstage", kUpstage, true}, {"liquid", kLiquid}, {"sakana", kSakana},
    {"rinna", kRinna}};
// clang-format on

}  // namespace

std::span<const Maker> makers() { return kMakers; }

}  // namespace kinprint
