(declaration) @class.around
(declaration block: (block) @class.inside)

(field) @entry.around
(field value: (_) @entry.inside @parameter.inside)

(comment) @comment.inside
(comment)+ @comment.around
