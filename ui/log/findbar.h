// The bar for finding text in the log: what, next, previous, how many.
#pragma once

#include <QtWidgets/QWidget>

class QCheckBox;
class QLineEdit;
class QToolButton;

namespace roomdeck {

class TintedLabel;

/// Hidden until open(). GUI thread.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    void open();
    /// "3 of 120"; `at` 0 when the current row is no match.
    void setCount(int at, qint64 matches, bool searching);

Q_SIGNALS:
    void searchChanged(const QString &text, bool matchCase);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void close();
    void retranslate();

    QLineEdit *m_text;
    QCheckBox *m_matchCase;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    TintedLabel *m_count;
};

} // namespace roomdeck
