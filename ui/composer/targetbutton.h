// The loud button that says whom a message goes to: "Room workshop · 25 people ▾".
#pragma once

#include "core/operator/audience.h"

#include <QtWidgets/QAbstractButton>

namespace roomdeck {

/// GUI thread. Painted in the operator's colour; narrows by eliding its name, never its count.
class TargetButton : public QAbstractButton
{
    Q_OBJECT

public:
    explicit TargetButton(QWidget *parent = nullptr);

    /// `title` and `exception` as from targettext.h, safe to paint.
    void setContent(const QString &title, const QString &exception, const Audience &audience);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont titleFont() const;
    void updateTexts();

    QString m_title;
    QString m_exception;
    QString m_count;
    Audience m_audience;
};

} // namespace roomdeck
