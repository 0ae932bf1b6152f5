/**
 * The grammar of .opgave, version 1, as ../opgave.ebnf has it: it knows no keyword, the vocabulary gives meaning.
 * `queries/highlights.scm` holds the words of the vocabulary. `src` is made by tree-sitter 0.26.11, `generate --abi 14`: older
 * editors read no newer form.
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

module.exports = grammar({
  name: "opgave",

  // White space as editors leave it, no-break and other Unicode spaces too; line ends count.
  extras: ($) => [/[ \t\f\v\u00A0\u2000-\u200B\u202F\u205F\u3000\uFEFF]/, $.comment],

  word: ($) => $._word,

  // Four digits are a number or a year by what stands around them, and behind a comma at a line's end comes a value or,
  // where the list ended with it, the next statement.
  conflicts: ($) => [[$.number, $.date], [$._values]],

  rules: {
    file: ($) => optional($._statements),

    _statements: ($) =>
      choice(
        seq(repeat1(choice($._line_end, seq($._statement, $._line_end))), optional($._statement)),
        $._statement,
      ),

    _statement: ($) => choice($.declaration, $.field),

    declaration: ($) =>
      seq(
        field("keyword", alias($._word, $.keyword)),
        optional(field("name", choice($.name, $.date))),
        optional(field("title", choice($.text, $.quoted_text))),
        optional(field("block", $.block)),
      ),

    block: ($) => seq("{", optional($._statements), "}"),

    field: ($) => seq(field("name", alias($._word, $.field_name)), ":", repeat($._line_end), $._values),

    _values: ($) =>
      seq(
        field("value", $._value),
        repeat(prec.dynamic(1, seq(",", repeat($._line_end), field("value", $._value)))),
        optional(","),
      ),

    _value: ($) =>
      choice(
        $.reference,
        $.unknown,
        $.text,
        $.text_block,
        $.quoted_text,
        $._quantity,
        $.date,
        $.period,
        $.range,
        $.measurement,
      ),

    name: ($) => $._word,

    reference: ($) => seq($.name, repeat(seq(token.immediate("."), alias($._next_name, $.name)))),
    _next_name: (_) => token.immediate(/\p{L}[\p{L}\p{M}\p{Nd}_\-]*/),

    unknown: (_) => "onbekend",

    _quantity: ($) => choice($.number, $.percentage, $.amount),

    number: ($) => choice($._number, $._year),
    percentage: ($) => seq($.number, "%"),
    amount: ($) =>
      prec.right(seq(choice("€", "EUR"), $.number, optional(alias(choice("duizend", "mln", "mld"), $.magnitude)))),

    date: ($) => choice($._date, prec.dynamic(1, $._year)),
    period: ($) => prec.right(seq($.date, "..", optional($.date))),
    range: ($) => seq($._quantity, "..", $._quantity),

    measurement: ($) =>
      choice(
        prec.right(seq($.comparison, choice($._quantity, $.range), optional($._moment))),
        seq(choice($._quantity, $.range, $.unknown), $._moment),
      ),
    _moment: ($) => seq("op", $.date),
    comparison: (_) => choice("≥", "≤", ">", "<", ">=", "<="),

    text: ($) => seq('"', repeat(choice($._text_content, $.escape)), token.immediate('"')),
    _text_content: (_) => token.immediate(prec(1, /[^"\\\r\n]+/)),

    text_block: ($) => seq('"""', repeat(choice($._block_content, $.escape)), token.immediate('"""')),
    // Up to two quotes stand for themselves.
    _block_content: (_) => token.immediate(prec(1, /([^"\\]|"[^"\\]|""[^"\\])+/)),

    escape: (_) => token.immediate(prec(1, /\\(["\\nt]|u\{[0-9A-Fa-f]{1,6}\})/)),

    // Quotes that a word processor leaves; the formatter and the checker make texts of them.
    quoted_text: (_) => token(choice(/“[^”“"\r\n]*[”“"]/, /„[^”“"\r\n]*[”“"]/, /«[^»\r\n]*»/, /‘[^’'\r\n]*[’']/, /'[^'\r\n]*'/)),

    comment: (_) => token(prec(-1, /#[^\r\n]*/)),

    _word: (_) => /\p{L}[\p{L}\p{M}\p{Nd}_\-]*/,
    // Before numbers: of two that match as much the first is taken.
    _year: (_) => /(19|20)\d{2}/,
    _number: (_) => /-?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?/,
    _date: (_) => /\d{4}-(Q[1-4]|\d{2}(-\d{2})?)/,
    _line_end: (_) => /\r?\n|\r/,
  },
});
