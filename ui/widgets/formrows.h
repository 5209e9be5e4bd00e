// The forms of dialogs: one look, and labels that never take their text for HTML.
#pragma once

class QFormLayout;
class QLabel;
class QWidget;

namespace roomdeck {

/// The layout of a page of settings; the page owns it. GUI thread.
QFormLayout *createPageForm(QWidget *page);

/// Adds `row` with an empty label for the caller to fill in; its mnemonic goes to `field`, a part of `row`.
QLabel *addFormRow(QFormLayout &form, QWidget *row, QWidget *field);
QLabel *addFormRow(QFormLayout &form, QWidget *field);

} // namespace roomdeck
