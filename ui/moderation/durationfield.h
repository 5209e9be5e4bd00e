// Chooses a span of time: the usual ones, or any other.
#pragma once

#include <QtWidgets/QWidget>

class QComboBox;
class QSpinBox;

namespace roomdeck {

/// GUI thread. Milliseconds; 0 = for good.
class DurationField : public QWidget
{
    Q_OBJECT

public:
    explicit DurationField(QWidget *parent = nullptr);

    qint64 milliseconds() const;
    void setMilliseconds(qint64 ms);

Q_SIGNALS:
    void changed();

private:
    void showOther();

    QComboBox *m_choice;
    QSpinBox *m_number;
    QComboBox *m_unit;
};

} // namespace roomdeck
