(declaration) @class.around
(declaration block: (block) @class.inside)
(comment)+ @comment.around
