#include "evidence/makers.hpp"

namespace kinprint {
namespace {

// Names in common use by 2026. Chinese names are escapes. A name that is also an everyday word (command, yi, phi, nova,
// bard, grok) stands with the maker's or in a form that hardly means anything else.
constexpr Maker kMakers[] = {
    {"openai", "openai|open ai|chatgpt|gpt|gpt3|gpt4|gpt4o|gpt5|davinci"},
    {"anthropic", "anthropic|claude", true},
    {"google", "google|gemini|bard|gemma|deepmind|palm2|lamda|\u8c37\u6b4c", true},
    {"meta", "meta ai|meta|llama|llama2|llama3", true},
    {"deepseek", "deepseek|deep seek|\u6df1\u5ea6\u6c42\u7d22"},
    {"moonshot", "moonshot|moonshot ai|kimi|\u6708\u4e4b\u6697\u9762", true},
    {"minimax", "minimax|hailuo|abab|\u6d77\u87ba", true},
    {"alibaba",
     "alibaba|qwen|tongyi|qwq|\u963f\u91cc\u5df4\u5df4|\u963f\u91cc\u4e91|\u901a\u4e49|\u901a\u4e49\u5343\u95ee|\u5343\u95ee",
     true},
    {"zhipu", "zhipu|glm|chatglm|z.ai|\u667a\u8c31|\u667a\u8c31\u6e05\u8a00", true},
    {"mistral", "mistral|mistral ai|mixtral|ministral|codestral"},
    {"xai", "xai|x.ai|grok", true},
    {"cohere", "cohere|command r|aya", true},
    {"microsoft", "microsoft|copilot|bing chat|phi 3|phi 4|phi4|wizardlm|\u5fae\u8f6f", true},
    {"baidu", "baidu|ernie|\u767e\u5ea6|\u6587\u5fc3\u4e00\u8a00|\u6587\u5fc3", true},
    {"bytedance", "bytedance|doubao|\u8c46\u5305|\u5b57\u8282\u8df3\u52a8", true},
    {"tencent", "tencent|hunyuan|\u817e\u8baf|\u6df7\u5143", true},
    {"iflytek", "iflytek|xinghuo|\u79d1\u5927\u8baf\u98de|\u8baf\u98de\u661f\u706b"},
    {"baichuan", "baichuan|\u767e\u5ddd\u667a\u80fd|\u767e\u5ddd", true},
    {"zero_one", "01 ai|01.ai|yi 34b|yi lightning|\u96f6\u4e00\u4e07\u7269"},
    {"stepfun", "stepfun|step ai|\u9636\u8dc3\u661f\u8fb0"},
    {"huawei", "huawei|pangu|\u534e\u4e3a|\u76d8\u53e4", true},
    {"internlm", "internlm|shanghai ai laboratory|\u4e66\u751f", true},
    {"sensetime", "sensetime|sensenova|\u5546\u6c64"},
    {"nvidia", "nvidia|nemotron", true},
    {"amazon", "amazon|amazon nova|titan text|alexa", true},
    {"apple", "apple|siri", true},
    {"ibm", "ibm|watson|granite 3", true},
    {"ai21", "ai21|jamba|jurassic 2"},
    {"tii", "technology innovation institute|falcon 40b|falcon 180b|falcon llm"},
    {"databricks", "databricks|dbrx|dolly", true},
    {"stability", "stability ai|stablelm"},
    {"laion", "open assistant|openassistant|laion"},
    {"lmsys", "vicuna|lmsys|large model systems organization", true},
    {"stanford", "alpaca|stanford alpaca", true},
    {"nous", "nous research|nous hermes"},
    {"allen_ai", "allen institute|ai2|tulu|olmo"},
    {"inflection", "inflection ai|inflection", true},
    {"perplexity", "perplexity|perplexity ai", true},
    {"reka", "reka|reka ai"},
    {"upstage", "upstage|solar pro", true},
    {"liquid", "liquid ai|lfm"},
    {"sakana", "sakana ai"},
    {"rinna", "rinna"},
};

}  // namespace

std::span<const Maker> makers() { return kMakers; }

}  // namespace kinprint
