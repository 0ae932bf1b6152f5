(block "{" @start "}" @end) @indent
