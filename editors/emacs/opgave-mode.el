;;; opgave-mode.el --- Opgavegericht werken in tekst -*- lexical-binding: t; -*-

;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages
;; SPDX-License-Identifier: Apache-2.0

;;; Commentary:

;; Two modes for .opgave files: `opgave-ts-mode' with colours and folds of tree-sitter where Emacs has that and the grammar is
;; installed, `opgave-mode' with rules of its own elsewhere.  Both are known to Eglot and lsp-mode.
;; The lists of words come from the vocabulary; a test holds them to it.

;;; Code:

(require 'cl-lib)

(defgroup opgave nil "Opgavegericht werken in tekst." :group 'languages)

(defcustom opgave-lsp-command '("opgave-lsp")
  "The language server and its arguments."
  :type '(repeat string))

(defcustom opgave-indent-offset 2
  "White space a block stands in."
  :type 'integer :safe #'integerp)

(defcustom opgave-format-on-save t
  "Whether a file is put in its form when it is saved, where the server runs."
  :type 'boolean :safe #'booleanp)

(defconst opgave--keywords
  '("baat" "begroting" "besturen" "doel" "drempels" "eigen" "evaluatie" "experiment" "functie" "indicator" "inspanning" "instellingen" "kenmerken" "leervraag" "leren" "mijlpaal" "opdracht" "opgave" "opmaak" "orgaan" "organisatie" "partij" "portfolio" "presteren" "proces" "reflectie" "regels" "risico" "sturen" "voortgang" "werkwijze" "wijziging")
  "The keywords of declarations.")

(defconst opgave--words
  '("acuut" "afgerond" "ambtelijk" "ambtenaar" "batenmanagement" "beleidsontwikkeling" "beslisser" "besluit" "bestuurder" "bestuurlijk" "bestuursproces" "bevestigd" "beïnvloeder" "concept" "dalend" "deels" "eenmalig" "effect" "en" "extern" "fase" "fout" "gebruiker" "geen" "gemeente" "gemiddeld" "gepland" "gestopt" "groen" "groot" "halfjaar" "handhaven" "helder" "hint" "hoog" "hybride" "idee" "improvisatie" "info" "ja" "jaarlijks" "kans" "klein" "kritisch" "kwartaal" "laag" "lean-sturing" "leefwereld" "lijn" "loopt" "lopend" "maandelijks" "matrix" "middel" "mogelijkheid" "nee" "neutraal" "nl" "onbekend" "onduidelijk" "onzekerheid" "opgavesturing" "oplevering" "oranje" "portfoliosturing" "prestatie" "prestatiesturing" "prioriteitsstelling" "probleem" "programma" "project" "provincie" "rollen" "rood" "routine" "samenwerkingsverband" "stijgend" "stilgelegd" "systeemwereld" "tegen" "terugkerend" "uit" "uitvoerder" "uitvoering" "vaag" "vastgesteld" "verdeeld" "verkenning" "vertrouwen" "voor" "waarschuwing" "waterschap" "weerlegd" "wekelijks")
  "The words of closed sets.")

(defconst opgave--name "[[:alpha:]][[:alnum:]_-]*")

(defvar opgave-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?# "<" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?{ "(}" table)
    (modify-syntax-entry ?} "){" table)
    (modify-syntax-entry ?- "_" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?' "." table)
    (modify-syntax-entry ?% "." table)
    table))

(defconst opgave--text-or-comment
  (concat "\\(\"\"\\)\"\\|\"[^\"\\\n]*\\(?:\\\\.[^\"\\\n]*\\)*\\\\?\\(?:\"\\|\\(\n\\)\\)\\|#.*"
          "\\|\\(“[^”“\"\n]*[”“\"]\\|„[^”“\"\n]*[”“\"]\\|«[^»\n]*»\\|‘[^’'\n]*[’']\\|'[^'\n]*'\\)\\|\\(\\\\\\)")
  "Where a block starts, a text, a comment, a text in other quotes, and `\\\\'.
The second group is the end of a line where a text lacks its own end.")

(defun opgave--fence (start end)
  "Let the characters at START and before END be the ends of one text."
  (put-text-property start (1+ start) 'syntax-table (string-to-syntax "|"))
  (when (eq (char-before (1- end)) ?\\)
    (put-text-property (- end 2) (1- end) 'syntax-table (string-to-syntax ".")))
  (put-text-property (1- end) end 'syntax-table (string-to-syntax "|")))

(defun opgave--propertize (start end)
  "Mark between START and END what the syntax table cannot tell of texts.
These are blocks, other quotes, and texts that nobody closed."
  (goto-char start)
  ;; Only a block goes on from an earlier line.
  (let ((block (nth 8 (syntax-ppss))) found)
    (while (or block (re-search-forward opgave--text-or-comment end t))
      (cond ((or block (match-beginning 1))
             (setq block (or block (match-beginning 0)))
             (put-text-property block (1+ block) 'syntax-table (string-to-syntax "|"))
             (while (and (setq found (re-search-forward "\\\\\\(?:.\\|\n\\)\\|\\(\"\"\"\\)" end 'move))
                         (not (match-beginning 1))))
             (when found (opgave--fence block (point)))
             (setq block nil))
            ((or (match-beginning 2) (match-beginning 3))
             (opgave--fence (match-beginning 0) (match-end 0)))
            ;; Outside texts it escapes nothing.
            ((match-beginning 4)
             (put-text-property (match-beginning 0) (match-end 0) 'syntax-table (string-to-syntax ".")))))))

(defconst opgave--word-regexp (concat "\\_<" (regexp-opt opgave--words) "\\_>"))

(defun opgave--find-word (limit)
  "Find a word of a closed set before LIMIT that is no part of a longer reference."
  (let (found)
    (while (and (setq found (re-search-forward opgave--word-regexp limit t))
                (or (eq (char-before (match-beginning 0)) ?.) (looking-at-p "\\.[[:alpha:]]"))))
    found))

(defvar opgave-font-lock-keywords
  `(("#[ \t]*\\(negeer\\)\\_>" 1
     (and (nth 4 (save-match-data (syntax-ppss))) 'font-lock-preprocessor-face) prepend)
    (,(concat "\\(" opgave--name "\\)[ \t]*:") 1 font-lock-variable-name-face)
    ("\\(?:^\\|[{}]\\)[ \t]*\\(werkwijze\\|proces\\)[ \t]+\\([[:alpha:]][[:alnum:]_-]*\\)"
     (1 font-lock-keyword-face) (2 font-lock-constant-face))
    (,(concat "\\(?:^\\|[{}]\\)[ \t]*\\(" (regexp-opt opgave--keywords) "\\)\\_>\\(?:[ \t]+\\(" opgave--name "\\)\\)?")
     (1 font-lock-keyword-face) (2 font-lock-type-face nil t))
    (opgave--find-word . font-lock-constant-face)
    ("\\(?:€\\|\\_<EUR\\_>\\)[ \t]*-?[0-9][0-9.]*\\(?:,[0-9]+\\)?\\(?:[ \t]*\\(?:duizend\\|mln\\|mld\\)\\_>\\)?"
     . font-lock-constant-face)
    ("\\_<[0-9]\\{4\\}-\\(?:Q[1-4]\\|[0-9]\\{2\\}\\(?:-[0-9]\\{2\\}\\)?\\)\\_>" . font-lock-constant-face)
    ("\\_<-?[0-9][0-9.]*\\(?:,[0-9]+\\)?\\_>\\(?:[ \t]*%\\)?" . font-lock-constant-face)
    ("[≥≤<>]=?\\|\\.\\." . font-lock-builtin-face)
    ("\\(?:[0-9%]\\|\\_<onbekend\\)[ \t]+\\(op\\)[ \t]+[0-9]" 1 font-lock-builtin-face))
  "Colours without tree-sitter.")

(defun opgave--goes-on-p ()
  "Whether the line goes on with the values of an earlier one."
  (save-excursion
    (beginning-of-line)
    (unless (looking-at-p (concat "[ \t]*\\(?:}\\|" opgave--name "[ \t]*:\\)"))
      (forward-comment (- (point)))
      (memq (char-before) '(?: ?,)))))

(defun opgave-indent-line ()
  "Indent by braces; what goes on from the line before stands a step further."
  (interactive)
  (let* ((state (save-excursion (syntax-ppss (line-beginning-position))))
         (text (nth 3 state)))
    ;; What stands in a text block is part of it; only a new line there begins below the one before.
    (unless (and text (not (looking-at-p "^[ \t]*$")))
      (let ((column (if text (save-excursion (forward-line -1) (current-indentation))
                      (* opgave-indent-offset
                         (+ (max 0 (- (car state) (if (save-excursion (back-to-indentation) (eq (char-after) ?})) 1 0)))
                            (if (opgave--goes-on-p) 1 0))))))
        (if (<= (current-column) (current-indentation))
            (indent-line-to column)
          (save-excursion (indent-line-to column)))))))

(defvar opgave-imenu-expression
  `((nil ,(concat "^[ \t]*\\(?:" (regexp-opt opgave--keywords) "\\)[ \t]+\\(" opgave--name "\\)") 1)))

(defun opgave--setup ()
  "What both modes share."
  (setq-local comment-start "# " comment-start-skip "#+[ \t]*" comment-end "")
  (setq-local indent-tabs-mode nil tab-width opgave-indent-offset)
  (setq-local syntax-propertize-function #'opgave--propertize)
  (setq-local indent-line-function #'opgave-indent-line)
  (setq-local imenu-generic-expression opgave-imenu-expression)
  (setq-local electric-indent-chars (append '(?}) electric-indent-chars))
  (add-hook 'before-save-hook #'opgave--format-on-save nil t))

(declare-function eglot-managed-p "eglot")
(declare-function eglot-format-buffer "eglot")
(declare-function lsp-format-buffer "lsp-mode")

(defun opgave--format-on-save ()
  "Put the file in its form where a server runs."
  (when opgave-format-on-save
    ;; Whatever the server does, the file is saved.
    (with-demoted-errors "opgave: %S"
      (cond ((and (fboundp 'eglot-managed-p) (eglot-managed-p)) (eglot-format-buffer))
            ((and (bound-and-true-p lsp-mode) (fboundp 'lsp-format-buffer)) (lsp-format-buffer))))))

;;;###autoload
(define-derived-mode opgave-mode prog-mode "Opgave"
  "Mode for .opgave files, with rules of its own for colours."
  :syntax-table opgave-mode-syntax-table
  (setq-local font-lock-defaults '(opgave-font-lock-keywords))
  (opgave--setup))

;; tree-sitter

(declare-function treesit-ready-p "treesit")
(declare-function treesit-parser-create "treesit")
(declare-function treesit-font-lock-rules "treesit")
(declare-function treesit-major-mode-setup "treesit")
(declare-function treesit-node-text "treesit")
(declare-function treesit-node-child-by-field-name "treesit")
(defvar treesit-language-source-alist)

(with-eval-after-load 'treesit
  (add-to-list 'treesit-language-source-alist
               '(opgave "https://voorbeeld.example/opgave" nil "grammar/tree-sitter/src")))

(defun opgave--words-regexp ()
  "The words of closed sets, as a whole."
  (concat "\\`" (regexp-opt opgave--words) "\\'"))

(defun opgave--ts-font-lock ()
  "Colours by the tree."
  (treesit-font-lock-rules
   :language 'opgave :feature 'comment '((comment) @font-lock-comment-face)
   :language 'opgave :feature 'string '([(text) (text_block) (quoted_text)] @font-lock-string-face)
   :language 'opgave :feature 'escape :override t '((escape) @font-lock-escape-face)
   :language 'opgave :feature 'keyword
   `(((keyword) @font-lock-keyword-face
      (:match ,(concat "\\`" (regexp-opt opgave--keywords) "\\'") @font-lock-keyword-face)))
   :language 'opgave :feature 'property '((field_name) @font-lock-property-name-face)
   :language 'opgave :feature 'definition
   '((declaration keyword: (keyword) @keyword name: (name) @font-lock-constant-face
                  (:match "\\`\\(?:werkwijze\\|proces\\)\\'" @keyword))
     (declaration name: (name) @font-lock-type-face))
   :language 'opgave :feature 'constant
   `(((reference :anchor (name) @font-lock-constant-face :anchor)
      (:match ,(opgave--words-regexp) @font-lock-constant-face))
     (unknown) @font-lock-constant-face)
   :language 'opgave :feature 'variable '((reference (name) @font-lock-variable-use-face))
   :language 'opgave :feature 'number '([(number) (percentage) (amount) (date)] @font-lock-number-face)
   :language 'opgave :feature 'operator '([".." (comparison) "op"] @font-lock-operator-face)
   :language 'opgave :feature 'bracket '(["{" "}"] @font-lock-bracket-face)
   :language 'opgave :feature 'delimiter '([":" "," "."] @font-lock-delimiter-face)))

;;;###autoload
(define-derived-mode opgave-ts-mode prog-mode "Opgave"
  "Mode for .opgave files, with colours of tree-sitter."
  :syntax-table opgave-mode-syntax-table
  (when (and (require 'treesit nil t) (treesit-ready-p 'opgave))
    (treesit-parser-create 'opgave)
    (setq-local treesit-font-lock-settings (opgave--ts-font-lock))
    (setq-local treesit-font-lock-feature-list
                '((comment string definition) (keyword property constant number) (escape variable)
                  (operator bracket delimiter)))
    (setq-local treesit-defun-type-regexp "declaration")
    (setq-local treesit-simple-imenu-settings
                '((nil "\\`declaration\\'" (lambda (node) (treesit-node-child-by-field-name node "name"))
                       (lambda (node) (treesit-node-text (treesit-node-child-by-field-name node "name") t)))))
    (opgave--setup)
    (treesit-major-mode-setup)))

;;;###autoload
(defun opgave-best-mode ()
  "Choose `opgave-ts-mode' where its grammar is installed, else `opgave-mode'."
  ;; Emacs itself loads treesit only for a mode that asks for it.
  (if (and (require 'treesit nil t) (treesit-ready-p 'opgave t)) (opgave-ts-mode) (opgave-mode)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.opgave\\'" . opgave-best-mode))

;; Language servers

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")

(defun opgave--contact (&rest _)
  "The command of the server; says what to do where it is not found."
  (let ((program (car opgave-lsp-command)))
    ;; With a prefix argument Eglot asks for the command.
    (unless (or current-prefix-arg (executable-find program t))
      (user-error "‘%s’ is niet gevonden. Zet het op uw PATH, of stel ‘opgave-lsp-command’ in" program))
    opgave-lsp-command))

(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '((opgave-mode opgave-ts-mode) . opgave--contact))
  ;; Without a name a file is in English for a server.
  (put 'opgave-mode 'eglot-language-id "opgave")
  (put 'opgave-ts-mode 'eglot-language-id "opgave"))

(with-eval-after-load 'lsp-mode
  (add-to-list 'lsp-language-id-configuration '(opgave-mode . "opgave"))
  (add-to-list 'lsp-language-id-configuration '(opgave-ts-mode . "opgave"))
  (lsp-register-client
   (make-lsp-client :new-connection (lsp-stdio-connection (lambda () opgave-lsp-command))
                    :activation-fn (lsp-activate-on "opgave")
                    :server-id 'opgave-lsp)))

(defvar project-vc-extra-root-markers)
(with-eval-after-load 'project
  ;; Emacs 28 does not have it.
  (when (boundp 'project-vc-extra-root-markers)
    (add-to-list 'project-vc-extra-root-markers "instellingen.opgave")))

(defun opgave-check ()
  "Check the repository of this file, and walk through what is found."
  (interactive)
  (let ((default-directory
         (or (locate-dominating-file default-directory "instellingen.opgave") default-directory)))
    (compile "opgave check --format short .")))

(defun opgave--ask (command)
  "Let the server run COMMAND for the opgave at point and show what it says."
  (let ((name (save-excursion
                (end-of-line)
                (and (re-search-backward "^opgave[ \t]+\\([^ \t\n]+\\)" nil t) (match-string-no-properties 1)))))
    (unless name (user-error "Zet de cursor in een opgave"))
    (let ((text (cond ((and (fboundp 'eglot-managed-p) (eglot-managed-p))
                       (jsonrpc-request (eglot--current-server-or-lose) :workspace/executeCommand
                                        `(:command ,command :arguments [,name])))
                      ((fboundp 'lsp-request)
                       (lsp-request "workspace/executeCommand" (list :command command :arguments (vector name))))
                      (t (user-error "Start eerst eglot of lsp")))))
      (with-current-buffer (get-buffer-create (format "*opgave %s*" name))
        (let ((inhibit-read-only t)) (erase-buffer) (insert text) (goto-char (point-min)))
        (special-mode)
        (display-buffer (current-buffer))))))

(declare-function jsonrpc-request "jsonrpc")
(declare-function eglot--current-server-or-lose "eglot")
(declare-function lsp-request "lsp-mode")

(defun opgave-report ()
  "Show a report of the opgave at point."
  (interactive)
  (opgave--ask "opgave.toonRapport"))

(defun opgave-changes ()
  "Show what changed in the opgave at point since the last commit."
  (interactive)
  (opgave--ask "opgave.watVeranderde"))

(defun opgave-advice ()
  "Show which werkwijze the facts of the opgave at point lead to."
  (interactive)
  (opgave--ask "opgave.adviesWerkwijze"))

(provide 'opgave-mode)
;;; opgave-mode.el ends here
