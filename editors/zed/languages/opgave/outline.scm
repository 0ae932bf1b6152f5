(declaration
  keyword: (keyword) @context
  name: (_)? @name
  title: (text)? @context.extra) @item
