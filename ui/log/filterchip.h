// One condition of the filter as a chip: its text, and ✕ to take it out.
#pragma once

#include <QtWidgets/QAbstractButton>

namespace roomdeck {

/// A click on the text asks to edit it, on ✕ (or the Delete key) to remove it. GUI thread.
class FilterChipButton : public QAbstractButton
{
    Q_OBJECT

public:
    FilterChipButton(const QString &text, bool negated, QWidget *parent = nullptr);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void editRequested();
    void removeRequested();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QRect crossRect() const;

    QString m_shown;
    bool m_negated;
};

} // namespace roomdeck
