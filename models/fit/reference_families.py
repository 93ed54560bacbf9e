"""The families and generations of the reference library: which models of which vendor stand for them.

A generation is a release line whose models share post-training, as far as names and release notes say. Dates are the month
in which the first model of the line was released to the public, from the vendors' announcements as widely reported; they
are shown beside a reference and decide the warning about newer bots, never a score. Bots tuned by others on these models
are no references. The first match wins.
"""
import re

import lineages

# vendor in lineage.tsv, family, generation, month of release, pattern of model names
_ROWS = [
    ("OpenAI", "GPT", "gpt-oss", "2025-08", r"gpt-oss"),
    ("OpenAI", "GPT", "GPT-5", "2025-08", r"gpt-5"),
    ("OpenAI", "GPT", "GPT-4.5", "2025-02", r"gpt-4\.5"),
    ("OpenAI", "GPT", "GPT-4.1", "2025-04", r"gpt-4\.1"),
    ("OpenAI", "GPT", "o-series", "2024-09", r"(^|[/ ])o[134](-|$| )"),
    ("OpenAI", "GPT", "GPT-4o", "2024-05", r"4o"),
    ("OpenAI", "GPT", "GPT-4 Turbo", "2023-11", r"gpt-?4[-_](turbo|1106|0125)"),
    ("OpenAI", "GPT", "GPT-4", "2023-03", r"gpt-?4($|[-_](0314|0613|32k|2023))"),
    ("OpenAI", "GPT", "GPT-3.5", "2022-11", r"gpt-?3\.?5"),
    ("OpenAI", "GPT", "text-davinci-003", "2022-11", r"davinci[-_]003"),
    ("Anthropic", "Claude", "Claude 1-2", "2023-03", r"claude-(2|instant)|^claude$|bedrock_claude|claude-v1"),
    ("Anthropic", "Claude", "Claude 3", "2024-03", r"claude-(3-(opus|sonnet|haiku)|haiku-3$)|Claude 3 Opus"),
    ("Anthropic", "Claude", "Claude 4.5-4.6", "2025-09", r"(opus|sonnet|haiku)-4[-.][56]"),
    ("Anthropic", "Claude", "Claude 4", "2025-05", r"claude-(opus|sonnet|haiku)-4|claude-4"),
    ("Anthropic", "Claude", "Claude 3.5-3.7", "2024-06", r"3[-. ]?[57]"),
    ("Google", "Gemini", "Gemini 3", "2025-11", r"gemini-3"),
    ("Google", "Gemini", "Gemini 2.5", "2025-03", r"gemini[- ]+2\.5"),
    ("Google", "Gemini", "Gemini 2.0", "2024-12", r"gemini-2\.0|gemini-exp"),
    ("Google", "Gemini", "Gemini 1.5", "2024-02", r"gemini-(1\.5|pro-1\.5|flash-1\.5)"),
    ("Google", "Gemini", "Gemini 1.0", "2023-12", r"gemini-pro$|^bard$"),
    ("Google", "Gemma", "Gemma 3", "2025-03", r"gemma-?3"),
    ("Google", "Gemma", "Gemma 2", "2024-06", r"gemma-?2[-:](2|9|27)"),
    ("Google", "Gemma", "Gemma 1", "2024-02", r"gemma-(1\.1-)?[27]b"),
    ("Meta", "Llama", "Llama 4", "2025-04", r"llama-4"),
    ("Meta", "Llama", "Llama 3.1-3.3", "2024-07", r"llama-?v?3[.p][123]"),
    ("Meta", "Llama", "Llama 3", "2024-04", r"llama-?3-"),
    ("Meta", "Llama", "Llama 2 Chat", "2023-07", r"llama-2-(7|13|70)b-chat"),
    ("Mistral AI", "Mistral", "Mixtral", "2023-12", r"mixtral"),
    ("Mistral AI", "Mistral", "Mistral 7B", "2023-09", r"mistral-7b"),
    ("Mistral AI", "Mistral", "Mistral Small, Nemo, Ministral", "2024-07", r"mistral-small|ministral|nemo"),
    ("Mistral AI", "Mistral", "Mistral Large and Medium", "2024-02", r"mistral-(large|medium|next)"),
    ("Alibaba", "Qwen", "QwQ", "2024-11", r"^(qwen__)?qwq"),
    ("Alibaba", "Qwen", "Qwen3", "2025-04", r"qwen3"),
    ("Alibaba", "Qwen", "Qwen2-2.5", "2024-06", r"qwen-?2|qwen-max"),
    ("Alibaba", "Qwen", "Qwen1.5", "2024-02", r"qwen1\.5|qwen-14b"),
    ("DeepSeek", "DeepSeek", "DeepSeek LLM and V2", "2023-11", r"deepseek-(llm|v2|coder-v2)$|deepseek-llm"),
    ("DeepSeek", "DeepSeek", "DeepSeek R1", "2025-01", r"deepseek-r1"),
    ("DeepSeek", "DeepSeek", "DeepSeek V3.1-3.2", "2025-08", r"v3[.p][12]"),
    ("DeepSeek", "DeepSeek", "DeepSeek V2.5", "2024-09", r"v2\.5"),
    ("DeepSeek", "DeepSeek", "DeepSeek V3", "2024-12", r"deepseek-(v3|chat)|__deepseek-chat"),
    ("Moonshot AI", "Kimi", "Kimi K2", "2025-07", r"kimi-k2($|-)"),
    ("Moonshot AI", "Kimi", "Kimi K2.5", "2026-01", r"2[.p]5"),
    ("MiniMax", "MiniMax", "MiniMax-01", "2025-01", r"minimax-01"),
    ("MiniMax", "MiniMax", "MiniMax-M2.5", "2026-02", r"m2\.5"),
    ("Zhipu / Z.ai", "GLM", "GLM-4.5-4.7", "2025-07", r"glm-4\.[567]"),
    ("Zhipu / Z.ai", "GLM", "GLM-4, Z1", "2024-01", r"glm-?(4|z1)"),
    ("xAI", "Grok", "Grok 2", "2024-08", r"grok-?2"),
    ("xAI", "Grok", "Grok 3", "2025-02", r"grok[- ]3"),
    ("xAI", "Grok", "Grok 4", "2025-07", r"grok-4"),
    ("Microsoft", "Phi", "Phi-4", "2024-12", r"phi-?4"),
    ("Microsoft", "Phi", "Phi-3", "2024-04", r"phi-3"),
    ("Cohere", "Command, Aya", "Aya", "2024-02", r"aya"),
    ("Liquid AI", "LFM", "LFM2", "2025-07", r"lfm2-(1\.2|2\.6|8)b"),
    ("Allen AI", "OLMo, Tulu", "OLMo 2-3", "2024-11", r"olmo"),
    ("Allen AI", "OLMo, Tulu", "Tulu 3", "2024-11", r"tulu-3"),
    ("Allen AI", "OLMo, Tulu", "Tulu 2", "2023-11", r"tulu-2"),
    ("LMSYS", "Vicuna", "Vicuna", "2023-03", r"vicuna-"),
    ("Nous Research", "Hermes", "Hermes 3", "2024-08", r"hermes-?3"),
    ("Microsoft", "WizardLM", "WizardLM-2", "2024-04", r"wizardlm-2"),
    ("Microsoft", "WizardLM", "WizardLM", "2023-04", r"wizardlm-13b"),
]
GENERATIONS = [(vendor, family, name, month, re.compile(pattern, re.I)) for vendor, family, name, month, pattern in _ROWS]
NAMES = [row[2] for row in GENERATIONS]
FAMILY = {row[2]: row[1] for row in GENERATIONS}
MONTH = {row[2]: row[3] for row in GENERATIONS}


def generation(source: str, model: str) -> str | None:
    """Name of the generation a bot of a source stands for, or None."""
    row = lineages.ROWS.get((source, model))
    if not row:
        return None
    return next((name for vendor, _, name, _, pattern in GENERATIONS if row["vendor"] == vendor and pattern.search(model)), None)
