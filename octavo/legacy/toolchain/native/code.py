"""Code as 2.x left it.

Its highlighter handed code in a language that it did not know back as HTML, and everything in angle brackets became a tag. Clients of that time saw
it so, and format 2 keeps to it; format 3 has the code itself.
"""

from octavo.legacy.toolchain.html import Element, Text, parse

_MARKS = ("lang-", "language-")
# the names and other names of the languages of highlight.js 8.8, and what its plugin added
_KNOWN = frozenset(
    """1c accesslog actionscript ado adoc apache apacheconf applescript arm armasm as asciidoc aspectj atom autohotkey autoit avrasm axapta
    bash bat bf bind brainfuck c c++ cal capnp capnproto cc ceylon clj clojure clojure-repl cmake cmake.in cmd coffee coffeescript cpp
    cr craftcms crystal cs csharp cson css d dart delphi diff django dns do docker dockerfile dos dst dust elixir elm erb erl erlang
    erlang-repl f90 f95 feature fix fortran fs fsharp gams gcode gemspec gherkin glsl gms go golang golo gradle graph groovy gyp h h++
    haml handlebars haskell haxe hbs hpp hs html html.handlebars html.hbs http https hx i7 iced inform7 ini instances irb irpf90 java
    javascript jinja js json jsp julia k kdb kotlin lasso lassoscript less lisp livecodeserver livescript ls lua m mak makefile markdown
    mathematica matlab md mel mercury mizar mk mkd mkdown ml mm mma mojolicious monkey moo nc nginx nginxconf nim nimrod nix nixos nsis
    obj-c objc objectivec ocaml openscad osascript oxygene p21 parser3 patch perl pf pf.conf php php3 php4 php5 php6 pl plist podspec
    powershell pp processing profile prolog protobuf ps puppet py python q r rb rib roboconf rs rsl rss ruby ruleslanguage rust scad
    scala scheme sci scilab scss sh smali smalltalk sml sql st stata step step21 stp styl stylus swift tao tcl tex thor thrift tk toml
    tp ts twig typescript v vala vb vbnet vbs vbscript vbscript-html verilog vhdl vim x86asm xhtml xl xml xpath xq xquery xsl zep zephir
    zone zsh""".split()  # noqa: SIM905 - shorter
)


def flatten_code(root: Element) -> None:
    """Markup within code is dropped; code in an unknown language is read as HTML once more."""
    for element in list(root.elements()):
        if element.name == "code":
            text, language = element.text(), _language(element)
            known = not language or language.lower() in _KNOWN
            element.replace([Text(text)] if known else parse(text, keep_case=True).children)


def _language(element: Element) -> str:
    for name in element.attributes.get("class", "").split(" "):
        for mark in _MARKS:
            if name.startswith(mark) and name != mark:
                return name.removeprefix(mark)
    return ""
