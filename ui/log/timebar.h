// The bar for going to a time in the log.
#pragma once

#include <QtWidgets/QWidget>

class QDateTimeEdit;
class QLabel;
class QPushButton;

namespace roomdeck {

/// Hidden until open(). Local time; UTC microseconds outside. GUI thread.
class TimeBar : public QWidget
{
    Q_OBJECT

public:
    explicit TimeBar(QWidget *parent = nullptr);

    void open(qint64 timeUs);

Q_SIGNALS:
    void timeChosen(qint64 timeUs);
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void choose();
    void retranslate();

    QLabel *m_label;
    QDateTimeEdit *m_time;
    QPushButton *m_go;
};

} // namespace roomdeck
