#include "ui/access/tokensmodel.h"

#include "ui/text/displaytext.h"

#include <QtCore/QDateTime>
#include <QtCore/QLocale>

namespace roomdeck {

namespace {

QString timeText(qint64 us)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(us / 1000), QLocale::ShortFormat);
}

} // namespace

QString roleText(ApiRole role)
{
    switch (role) {
    case ApiRole::None:
        return {};
    case ApiRole::Observe:
        return TokensModel::tr("Observe");
    case ApiRole::Publish:
        return TokensModel::tr("Observe and publish");
    case ApiRole::Moderate:
        return TokensModel::tr("Publish and moderate");
    case ApiRole::Admin:
        return TokensModel::tr("Everything");
    }
    return {};
}

TokensModel::TokensModel(QObject *parent) : QAbstractTableModel(parent) { }

void TokensModel::setTokens(const QList<ApiToken> &tokens)
{
    if (tokens == m_tokens)
        return;
    beginResetModel();
    m_tokens = tokens;
    endResetModel();
}

void TokensModel::setUses(const QHash<QByteArray, qint64> &uses)
{
    if (uses == m_uses)
        return;
    m_uses = uses;
    if (!m_tokens.isEmpty())
        Q_EMIT dataChanged(index(0, Used), index(int(m_tokens.size()) - 1, Used));
}

void TokensModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_tokens.isEmpty())
        Q_EMIT dataChanged(index(0, 0), index(int(m_tokens.size()) - 1, ColumnCount - 1));
}

int TokensModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_tokens.size());
}

int TokensModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant TokensModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || role != Qt::DisplayRole)
        return {};
    const ApiToken &token = m_tokens.at(index.row());
    switch (index.column()) {
    case Name:
        return displayText(token.name, 60);
    case Role:
        return roleText(token.role);
    case Created:
        return timeText(token.createdUs);
    case Used: {
        const qint64 used = m_uses.value(token.name);
        return used == 0 ? tr("never") : timeText(used);
    }
    default:
        return {};
    }
}

QVariant TokensModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name:
        return tr("Name");
    case Role:
        return tr("May");
    case Created:
        return tr("Created");
    case Used:
        return tr("Last used");
    default:
        return {};
    }
}

} // namespace roomdeck
