// The bar for going to a time in the log.
#pragma once

#include "ui/theme/theme.h"

#include <QtCore/QDate>
#include <QtWidgets/QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace roomdeck {

class TintedLabel;

/// Hidden until open(). Times are typed as in the filter language and are local; UTC microseconds outside.
/// GUI thread.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget *parent = nullptr);

    /// Begins with a time; what is typed without a date is on its day.
    void open(qint64 timeUs);
    /// That the log holds no such time.
    void tellBegin(qint64 firstUs);
    void tellEnd(qint64 lastUs);

Q_SIGNALS:
    void timeChosen(qint64 timeUs);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void tell(Theme::Role role, const QString &text);
    void tellDay();
    void retranslate();

    QLabel *m_label;
    QLineEdit *m_time;
    QPushButton *m_go;
    TintedLabel *m_note;
    QDate m_day;
};

} // namespace roomdeck
