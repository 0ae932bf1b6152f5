; What a declaration holds is named inside it; what it is called itself is named everywhere.
(block) @local.scope
(declaration name: (name) @local.definition)
(reference (name) @local.reference)
