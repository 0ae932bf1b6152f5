(declaration
  keyword: (keyword) @_keyword
  name: (name) @name
  (#match? @_keyword "^(organisatie|portfolio)$")) @definition.module

(declaration
  keyword: (keyword) @_keyword
  name: (name) @name
  (#match? @_keyword "^(functie|orgaan)$")) @definition.function

(declaration
  keyword: (keyword) @_keyword
  name: (name) @name
  (#match? @_keyword "^(opgave|doel|baat|indicator|inspanning|partij|experiment|leervraag)$")) @definition.class

(reference (name) @name) @reference.class
