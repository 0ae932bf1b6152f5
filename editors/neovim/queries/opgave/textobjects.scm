(declaration) @class.outer
(declaration block: (block) @class.inner)

(field) @assignment.outer
(field name: (field_name) @assignment.lhs)
(field value: (_) @assignment.rhs @assignment.inner)

(field value: (_) @parameter.inner)

(comment) @comment.outer
(text) @string.outer
(text_block) @string.outer
