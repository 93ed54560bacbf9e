#pragma once
// Lists of messages as Python prints them, which is how tables of chats are saved when nobody writes JSON on purpose:
// [{'role': 'user', 'content': "What's that?"}, {'role': 'assistant', 'content': None}]. NumPy leaves out the commas.
#include <string>
#include <string_view>

namespace kinprint {

// The same in JSON; empty where `printed` is not one list and nothing else, made of lists, tuples, dictionaries, strings,
// numbers, None, True, False and nan. Commas may be missing. Linear.
std::string json_of_printed(std::string_view printed);

}  // namespace kinprint
