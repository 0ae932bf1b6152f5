;;; drive.el --- Plays the scenario in Emacs and writes down what was to be seen  -*- lexical-binding: t; -*-
(require 'cl-lib)
(require 'eglot)
(require 'json)

(defvar scenario
  (let ((json-object-type 'alist) (json-array-type 'list)) (json-read-file (getenv "OPGAVE_SCENARIO"))))
(defvar seen nil "What goes into the answer.")
(defvar notices nil "What the person is told.")
(defun of (name) (alist-get name scenario))
(defun see (name value) (push (cons name value) seen))

;; Without a terminal Emacs can ask nobody, and its warnings go by unseen.
(setq make-backup-files nil auto-save-default nil create-lockfiles nil)
(advice-add 'y-or-n-p :override #'always)
(advice-add 'display-warning :override
            (lambda (_type text &optional level &rest _) (unless (eq level :debug) (push text notices))))

(defun wait (seconds holds)
  "Let Emacs go on until HOLDS gives something, for SECONDS at the most."
  (let ((end (+ (float-time) seconds)) found)
    (while (and (not (setq found (funcall holds))) (< (float-time) end))
      (accept-process-output nil 0.02))
    found))

(defun go (place)
  "Put point at PLACE: a line and a column, counted from 0."
  (goto-char (point-min))
  (forward-line (car place))
  (forward-char (cadr place)))

(defun faces (place)
  (go place)
  (vconcat (mapcar #'symbol-name (ensure-list (get-text-property (point) 'face)))))

(defun described (found)
  "A diagnostic as Flymake has it; its code is only in what Eglot adds."
  `((code . ,(plist-get (alist-get 'eglot-lsp-diag (flymake-diagnostic-data found)) :code))
    (message . ,(flymake-diagnostic-text found))
    (line . ,(1- (line-number-at-pos (flymake-diagnostic-beg found))))))

(defun explained ()
  "All that Eldoc shows for the place of point."
  (let (said)
    (run-hook-wrapped 'eldoc-documentation-functions
                      (lambda (ask)
                        (let ((answer (funcall ask (lambda (text &rest _) (when text (push text said))))))
                          (when (stringp answer) (push answer said))
                          nil)))
    (wait 10 (lambda () (cl-find (of 'hoverText) said :test (lambda (part text) (string-search part text)))))
    (substring-no-properties (string-join (reverse said) "\n"))))

(defun offered ()
  "What completion at point has to offer."
  (pcase (run-hook-with-args-until-success 'completion-at-point-functions)
    (`(,start ,_ ,table . ,_)
     (vconcat (mapcar #'substring-no-properties
                      (all-completions (buffer-substring-no-properties start (point)) table))))))

(defun play ()
  (find-file (of 'file))
  (see 'mode (symbol-name major-mode))
  (font-lock-ensure)
  (see 'keyword (faces (of 'hover)))
  (see 'word (faces (of 'complete)))
  ;; As a person starts it, from the file.
  (condition-case problem
      (call-interactively #'eglot)
    (user-error (push (error-message-string problem) notices)))
  (when (and (not (of 'onlyNotices)) (wait 10 #'eglot-managed-p))
    (flymake-start)
    (wait 10 #'flymake-diagnostics)
    (see 'diagnostics (vconcat (mapcar #'described (flymake-diagnostics))))
    (go (of 'hover))
    (see 'hover (explained))
    (save-window-excursion
      (opgave-report)
      (see 'report (with-current-buffer (cl-find "*opgave " (buffer-list) :key #'buffer-name :test #'string-prefix-p)
                     (buffer-string))))
    (go (of 'complete))
    (see 'completion (offered))
    ;; Rename, and write all files; the mode puts them in their form.
    (go (of 'rename))
    (eglot-rename (of 'newName))
    (save-some-buffers t)))

(see 'editor (format "Emacs %s" emacs-version))
(condition-case problem
    (play)
  (error (see 'problem (error-message-string problem))))
(see 'notices (vconcat (reverse notices)))
(setq coding-system-for-write 'utf-8)
(with-temp-file (getenv "OPGAVE_SEEN") (insert (json-encode seen)))
(when (eglot-current-server) (eglot-shutdown (eglot-current-server)))
(kill-emacs)
