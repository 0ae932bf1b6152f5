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
  '("baat" "besturen" "doel" "drempels" "eigen" "evaluatie" "experiment" "functie" "indicator" "inspanning" "instellingen" "kenmerken" "leervraag" "leren" "opdracht" "opgave" "opmaak" "orgaan" "organisatie" "partij" "portfolio" "presteren" "proces" "reflectie" "regels" "sturen" "werkwijze" "wijziging")
  "The keywords of declarations.")

(defconst opgave--words
  '("acuut" "afgerond" "ambtelijk" "ambtenaar" "batenmanagement" "beleidsontwikkeling" "beslisser" "bestuurder" "bestuurlijk" "bestuursproces" "bevestigd" "beïnvloeder" "concept" "dalend" "deels" "eenmalig" "en" "extern" "fout" "gebruiker" "geen" "gemeente" "gemiddeld" "gepland" "gestopt" "groot" "halfjaar" "handhaven" "helder" "hint" "hoog" "hybride" "idee" "improvisatie" "info" "ja" "jaarlijks" "kans" "klein" "kritisch" "kwartaal" "laag" "lean-sturing" "leefwereld" "lijn" "loopt" "lopend" "maandelijks" "matrix" "middel" "mogelijkheid" "nee" "neutraal" "nl" "onbekend" "onduidelijk" "onzekerheid" "opgavesturing" "portfoliosturing" "prestatiesturing" "prioriteitsstelling" "probleem" "programma" "project" "provincie" "rollen" "routine" "samenwerkingsverband" "stijgend" "stilgelegd" "systeemwereld" "tegen" "terugkerend" "uit" "uitvoerder" "uitvoering" "vaag" "vastgesteld" "verdeeld" "verkenning" "vertrouwen" "voor" "waarschuwing" "waterschap" "weerlegd" "wekelijks")
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
    table))

(defconst opgave--propertize
  (syntax-propertize-rules
   ;; Three quotes open and close a block; what stands between them may hold quotes.
   ("\"\"\"" (0 (ignore (opgave--fence))))))

(defun opgave--fence ()
  "Mark the three quotes before point as the start or the end of a text."
  (let* ((start (- (point) 3))
         (state (save-excursion (syntax-ppss start))))
    (cond ((nth 4 state))
          ((and (nth 3 state) (eq (char-after (nth 8 state)) ?\")
                (get-text-property (nth 8 state) 'syntax-table))
           (put-text-property (1- (point)) (point) 'syntax-table (string-to-syntax "|")))
          ((not (nth 3 state))
           (put-text-property start (1+ start) 'syntax-table (string-to-syntax "|"))))))

(defvar opgave-font-lock-keywords
  `(("#[ \t]*\\(negeer\\)\\_>" 1 font-lock-preprocessor-face prepend)
    (,(concat "\\(" opgave--name "\\)[ \t]*:") 1 font-lock-variable-name-face)
    ("\\(?:^\\|[{}]\\)[ \t]*\\(werkwijze\\|proces\\)[ \t]+\\([[:alpha:]][[:alnum:]_-]*\\)"
     (1 font-lock-keyword-face) (2 font-lock-constant-face))
    (,(concat "\\(?:^\\|[{}]\\)[ \t]*\\(" (regexp-opt opgave--keywords) "\\)\\_>\\(?:[ \t]+\\(" opgave--name "\\)\\)?")
     (1 font-lock-keyword-face) (2 font-lock-type-face nil t))
    (,(concat "\\_<" (regexp-opt opgave--words) "\\_>") . font-lock-constant-face)
    ("\\(?:€\\|\\_<EUR\\_>\\)[ \t]*-?[0-9][0-9.]*\\(?:,[0-9]+\\)?\\(?:[ \t]*\\(?:duizend\\|mln\\|mld\\)\\_>\\)?"
     . font-lock-constant-face)
    ("\\_<[0-9]\\{4\\}-\\(?:Q[1-4]\\|[0-9]\\{2\\}\\(?:-[0-9]\\{2\\}\\)?\\)\\_>" . font-lock-constant-face)
    ("\\_<-?[0-9][0-9.]*\\(?:,[0-9]+\\)?\\_>%?" . font-lock-constant-face)
    ("[≥≤<>]=?\\|\\.\\." . font-lock-builtin-face))
  "Colours without tree-sitter.")

(defun opgave-indent-line ()
  "Indent by braces; what goes on from the line before stands a step further."
  (interactive)
  (let ((state (syntax-ppss (line-beginning-position))))
    (unless (nth 3 state)
      (let ((depth (car state)) (further 0))
        (save-excursion
          (back-to-indentation)
          (when (eq (char-after) ?}) (setq depth (1- depth)))
          (forward-line -1)
          (while (and (not (bobp)) (looking-at "[ \t]*\\(?:#.*\\)?$")) (forward-line -1))
          (when (looking-at "[^#\n]*[:,][ \t]*\\(?:#.*\\)?$") (setq further 1)))
        (let ((column (* opgave-indent-offset (+ (max 0 depth) further))))
          (if (<= (current-column) (current-indentation))
              (indent-line-to column)
            (save-excursion (indent-line-to column))))))))

(defvar opgave-imenu-expression
  `((nil ,(concat "^[ \t]*\\(?:" (regexp-opt opgave--keywords) "\\)[ \t]+\\(" opgave--name "\\)") 1)))

(defun opgave--setup ()
  "What both modes share."
  (setq-local comment-start "# " comment-start-skip "#+[ \t]*" comment-end "")
  (setq-local indent-tabs-mode nil tab-width opgave-indent-offset)
  (setq-local imenu-generic-expression opgave-imenu-expression)
  (setq-local electric-indent-chars (append '(?}) electric-indent-chars))
  (add-hook 'before-save-hook #'opgave--format-on-save nil t))

(declare-function eglot-managed-p "eglot")
(declare-function eglot-format-buffer "eglot")
(declare-function lsp-format-buffer "lsp-mode")

(defun opgave--format-on-save ()
  "Put the file in its form where a server runs."
  (when opgave-format-on-save
    (cond ((and (fboundp 'eglot-managed-p) (eglot-managed-p)) (eglot-format-buffer))
          ((and (bound-and-true-p lsp-mode) (fboundp 'lsp-format-buffer)) (lsp-format-buffer)))))

;;;###autoload
(define-derived-mode opgave-mode prog-mode "Opgave"
  "Mode for .opgave files, with rules of its own for colours."
  :syntax-table opgave-mode-syntax-table
  (setq-local font-lock-defaults '(opgave-font-lock-keywords))
  (setq-local font-lock-multiline t)
  (setq-local syntax-propertize-function opgave--propertize)
  (setq-local indent-line-function #'opgave-indent-line)
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

(defvar opgave--ts-indent
  '((opgave
     ((node-is "}") parent-bol 0)
     ((parent-is "file") column-0 0)
     ((parent-is "block") parent-bol opgave-indent-offset)
     ((parent-is "field") parent-bol opgave-indent-offset)
     (no-node parent-bol opgave-indent-offset))))

;;;###autoload
(define-derived-mode opgave-ts-mode prog-mode "Opgave"
  "Mode for .opgave files, with colours of tree-sitter."
  :syntax-table opgave-mode-syntax-table
  (when (treesit-ready-p 'opgave)
    (treesit-parser-create 'opgave)
    (setq-local treesit-font-lock-settings (opgave--ts-font-lock))
    (setq-local treesit-font-lock-feature-list
                '((comment string definition) (keyword property constant number) (escape variable)
                  (operator bracket delimiter)))
    (setq-local treesit-simple-indent-rules opgave--ts-indent)
    (setq-local treesit-defun-type-regexp "declaration")
    (setq-local treesit-simple-imenu-settings
                '((nil "\\`declaration\\'" (lambda (node) (treesit-node-child-by-field-name node "name"))
                       (lambda (node) (treesit-node-text (treesit-node-child-by-field-name node "name") t)))))
    (opgave--setup)
    (treesit-major-mode-setup)))

;;;###autoload
(defun opgave-best-mode ()
  "Choose `opgave-ts-mode' where its grammar is installed, else `opgave-mode'."
  (if (and (fboundp 'treesit-ready-p) (treesit-ready-p 'opgave t)) (opgave-ts-mode) (opgave-mode)))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.opgave\\'" . opgave-best-mode))

;; Language servers

(defvar eglot-server-programs)
(defvar lsp-language-id-configuration)
(declare-function lsp-register-client "lsp-mode")
(declare-function make-lsp-client "lsp-mode")
(declare-function lsp-stdio-connection "lsp-mode")
(declare-function lsp-activate-on "lsp-mode")

(defvar opgave--told nil "Whether it was said that the server is missing.")

(defun opgave--contact (&rest _)
  "The command of the server; says once what to do where it is not found."
  (let ((program (car opgave-lsp-command)))
    (unless (or (executable-find program) opgave--told)
      (setq opgave--told t)
      (display-warning
       'opgave
       (format "‘%s’ is niet gevonden. Zet het op uw PATH, of stel `opgave-lsp-command' in." program)))
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
   (make-lsp-client :new-connection (lsp-stdio-connection #'opgave--contact)
                    :activation-fn (lsp-activate-on "opgave")
                    :server-id 'opgave-lsp)))

(with-eval-after-load 'project
  (add-to-list 'project-vc-extra-root-markers "instellingen.opgave"))
(defvar project-vc-extra-root-markers nil)

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

(defun opgave-advice ()
  "Show which werkwijze the facts of the opgave at point lead to."
  (interactive)
  (opgave--ask "opgave.adviesWerkwijze"))

(provide 'opgave-mode)
;;; opgave-mode.el ends here
