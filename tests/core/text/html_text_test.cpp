#include "text/html_text.hpp"

#include <catch2/catch.hpp>

#include <utility>

#include "base/utf8.hpp"

using namespace kinprint;

TEST_CASE("Markup of an answer never survives as markup", "[text][import]") {
  const std::string out = html_text(
      "<p onclick=\"x>y\">Hi</p><script>alert('<p>no</p>')</script><img src=x onerror=alert(1)><style>p{}</style>"
      "<iframe src=javascript:1>in</iframe><b>bold</b> &lt;b&gt; 1 < 2 &amp; &#0; &#x110000; &nope; <");
  CHECK(out.find("alert") == std::string::npos);
  CHECK(out.find("onclick") == std::string::npos);
  CHECK(out.find("javascript") == std::string::npos);
  CHECK(out == "Hi\n\n**bold** <b> 1 < 2 & \xEF\xBF\xBD \xEF\xBF\xBD &nope; <");
  CHECK(is_valid_utf8(html_text(std::string(100000, '<') + "<div" + std::string(100000, '"'))));
}

TEST_CASE("Links keep their address as a paste does, and nothing that could run", "[text][import]") {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"See <a class=x href=\"https://example.org/a?b=1&amp;c=2\" target=_blank>the <b>wells</b></a>.", "See [the **wells**](https://example.org/a?b=1&c=2)."},
      {"<ul><li><a href='HTTP://example.org/x'> one </a>and</li></ul>", "- [one](HTTP://example.org/x) and"},
      {"<a href=https://example.org/x>bare</a>", "[bare](https://example.org/x)"},
      {"<a data-href=\"https://example.org/no\" href = \"mailto:a@example.org\">write</a>", "[write](mailto:a@example.org)"},
      {"<a href=\"https://www.example.org/\">example.org</a> <a href=\"mailto:a@example.org\">a@example.org</a>", "example.org a@example.org"},
      {"<a href=\"https://example.org/4\">4</a><a href=\"https://example.org/5\">[5]</a> <a href=\"https://example.org\">The Example +2</a>", "4[5] The Example +2"},
      {"<a href=\"https://example.org/y\">2024</a>", "[2024](https://example.org/y)"},
      {"<a href=\"javascript:alert(1)\">a</a><a href=\"#b\">b</a><a href=\"https://e.org/ x\">c</a><a>d</a><a href>e</a><a href=\"&#106;avascript:x\">f</a>", "abcdef"},
      {"<p>x</p><a href=\"https://example.org\"></a><p>y</p>", "x\n\ny"},
      {"<a href=\"https://example.org/z\"><h3>Head</h3><p>text</p></a>", "### Head\n\ntext"},
      {"<pre><code><a href=\"https://example.org\">code</a></code></pre>", "```\ncode\n```"},
      {"<a href=\"https://example.org/z\">two<br>lines</a>", "[two lines](https://example.org/z)"},
      {"<a href=\"https://example.org/z\">open", "open"},
      {"</a>closed", "closed"},
  };
  for (const auto& [html, text] : cases) CHECK(html_text(html) == text);
  CHECK(html_text("<a href=\"https://example.org/z\">text</a>", Links::AsText) == "text");
  CHECK(html_text("<a href=\"https://example.org/z\">one</a> two</a> three</a>") == "[one](https://example.org/z) two three");
}

TEST_CASE("Two million ends of links that never began cost no look at what stands before them", "[text][import][hostile]") {
  std::string html = "<a href=\"https://example.org/z\">text</a>";
  for (int i = 0; i < 2'000'000; ++i) html += "x</a>";
  CHECK(html_text(html).size() == std::string("[text](https://example.org/z)").size() + 2'000'000);
}
