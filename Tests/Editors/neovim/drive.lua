-- Plays the scenario in Neovim with the plug-in as its README installs it, and writes down what was to be seen.
local scenario = vim.json.decode(table.concat(vim.fn.readfile(vim.env.OPGAVE_SCENARIO), "\n"))
local seen = { editor = "Neovim " .. tostring(vim.version()), notices = {} }
vim.notify = function(text) table.insert(seen.notices, text) end

local function finish()
  vim.fn.writefile({ vim.json.encode(seen) }, vim.env.OPGAVE_SEEN)
  for _, client in ipairs(vim.lsp.get_clients()) do
    if vim.fn.has("nvim-0.11") == 1 then client:stop() else client.stop() end
  end
  vim.wait(2000, function() return #vim.lsp.get_clients() == 0 end, 20)
  vim.cmd("qa!")
end

local function play()
  vim.o.swapfile = false
  vim.cmd.edit(vim.fn.fnameescape(scenario.file))
  local buffer = vim.api.nvim_get_current_buf()
  seen.filetype = vim.bo[buffer].filetype
  if scenario.start then
    vim.wait(300, function() return false end)
    vim.uv.fs_symlink(scenario.start[1], scenario.start[2])
    vim.cmd("OpgaveStart")
  end
  if scenario.onlyNotices then
    vim.wait(scenario.onlyNotices, function() return false end)
    return
  end
  vim.wait(10000, function() return #vim.diagnostic.get(buffer) > 0 end, 20)
  seen.diagnostics = vim.tbl_map(function(found) return { code = found.code, message = found.message, line = found.lnum } end,
    vim.diagnostic.get(buffer))
  local client = vim.lsp.get_clients({ bufnr = buffer })[1]
  if not client then return end
  seen.server = client.server_info or vim.NIL

  local function at(place)
    vim.api.nvim_win_set_cursor(0, { place[1] + 1, place[2] })
    return vim.lsp.util.make_position_params(0, client.offset_encoding)
  end
  local function ask(method, parameters)
    local answers = vim.lsp.buf_request_sync(buffer, method, parameters, 10000) or {}
    return (answers[client.id] or {}).result
  end

  -- Colours: the groups of the syntax file, of the parser where it is there, and of the server.
  local function groups(place)
    local found = {}
    local id = vim.fn.synID(place[1] + 1, place[2] + 1, 1)
    table.insert(found, vim.fn.synIDattr(id, "name"))
    for _, capture in ipairs(vim.treesitter.get_captures_at_pos(buffer, place[1], place[2])) do
      table.insert(found, "@" .. capture.capture)
    end
    for _, token in ipairs(vim.lsp.semantic_tokens.get_at_pos(buffer, place[1], place[2]) or {}) do
      table.insert(found, "lsp:" .. token.type)
    end
    return found
  end
  vim.wait(3000, function() return #(vim.lsp.semantic_tokens.get_at_pos(buffer, scenario.hover[1], scenario.hover[2]) or {}) > 0 end, 20)
  seen.keyword, seen.word = groups(scenario.hover), groups(scenario.complete)

  at(scenario.hover)
  local hover = ask("textDocument/hover", at(scenario.hover))
  seen.hover = hover and table.concat(vim.lsp.util.convert_input_to_markdown_lines(hover.contents), "\n") or vim.NIL

  local parameters = at(scenario.complete)
  parameters.context = { triggerKind = 1 }
  local list = ask("textDocument/completion", parameters)
  seen.completion = vim.tbl_map(function(item) return item.label end, list and (list.items or list) or {})

  -- As a person does it: rename, and write all files.
  at(scenario.rename)
  vim.lsp.buf.rename(scenario.newName)
  vim.wait(5000, function() return vim.api.nvim_get_current_line():find(scenario.newName, 1, true) ~= nil end, 20)
  vim.cmd("silent wall!")
end

local ok, problem = xpcall(play, debug.traceback)
if not ok then seen.problem = problem end
finish()
