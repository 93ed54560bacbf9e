// The one call of the C library's formatted output that the modules have: Embind writes a type's address for a message about
// types without a binding. In place of the library's own, which brings its whole formatter (2 kB brotli); that of any other
// call stops the module, and as a second definition of siprintf ends the linking where more of the library is asked for.
#include <cstdarg>
#include <cstdint>
#include <cstdlib>

extern "C" int siprintf(char* out, const char* format, ...) {
  if (format[0] != '%' || format[1] != 'p' || format[2]) std::abort();
  std::va_list values;
  va_start(values, format);
  const auto address = reinterpret_cast<std::uintptr_t>(va_arg(values, void*));
  va_end(values);
  char* at = out;
  *at++ = '0';
  *at++ = 'x';
  for (int shift = 28; shift >= 0; shift -= 4) *at++ = "0123456789abcdef"[address >> shift & 15];
  *at = '\0';
  return static_cast<int>(at - out);
}
