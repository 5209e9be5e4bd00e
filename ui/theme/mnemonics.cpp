#include "ui/theme/mnemonics.h"

#include <QtCore/QSet>
#include <QtCore/QString>
#include <QtGui/QAction>

namespace roomdeck {

namespace {

/// Where the '&' before the letter stands; -1: nowhere. Two of them are one that is shown.
qsizetype markOf(const QString &text)
{
    for (qsizetype i = 0; i + 1 < text.size(); ++i) {
        if (text[i] != QLatin1Char('&'))
            continue;
        if (text[i + 1] != QLatin1Char('&'))
            return i;
        ++i;
    }
    return -1;
}

/// The first free letter, among those that begin a word or among all; -1: none.
qsizetype freeLetter(const QString &text, const QSet<QChar> &taken, bool ofWords)
{
    const qsizetype shortcut = text.indexOf(QLatin1Char('\t'));
    const qsizetype end = shortcut < 0 ? text.size() : shortcut;
    for (qsizetype i = 0; i < end; ++i) {
        const bool begins = i == 0 || !text[i - 1].isLetterOrNumber();
        if (text[i].isLetterOrNumber() && (begins || !ofWords) && !taken.contains(text[i].toLower()))
            return i;
    }
    return -1;
}

} // namespace

void giveOwnMnemonics(const QList<QAction *> &actions)
{
    QSet<QChar> taken;
    QList<QAction *> late;
    for (QAction *action : actions) {
        const QString text = action->text();
        const qsizetype mark = markOf(text);
        if (mark < 0 || !action->isVisible())
            continue;
        const QChar letter = text[mark + 1].toLower();
        if (taken.contains(letter))
            late.append(action);
        taken.insert(letter);
    }
    for (QAction *action : std::as_const(late)) {
        QString text = action->text();
        text.remove(markOf(text), 1);
        qsizetype letter = freeLetter(text, taken, true);
        if (letter < 0)
            letter = freeLetter(text, taken, false);
        if (letter >= 0) {
            taken.insert(text[letter].toLower());
            text.insert(letter, QLatin1Char('&'));
        }
        action->setText(text);
    }
}

} // namespace roomdeck
