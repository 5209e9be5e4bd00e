#include "ui/settings/settingsmodel.h"

#include "ui/settings/serverprofile.h"
#include "ui/text/displaytext.h"
#include "ui/theme/theme.h"

#include <QtCore/QCoreApplication>
#include <QtCore/QLocale>
#include <QtCore/QRegularExpression>

namespace roomdeck {

namespace {

constexpr int MaxShown = 500; // characters of a value

QString translated(const QByteArray &text)
{
    return QCoreApplication::translate("roomdeck::Settings", text.constData());
}

QString rangeText(const QByteArray &range)
{
    static const QRegularExpression bounds(QStringLiteral("^(-?\\d+) to (\\d+)$"));
    static const QRegularExpression choice(QStringLiteral("^([a-z, ]+) or ([a-z]+)$"));
    const QRegularExpressionMatch match = bounds.match(QString::fromLatin1(range));
    const QRegularExpressionMatch oneOf = choice.match(QString::fromLatin1(range));
    if (oneOf.hasMatch())
        return SettingsModel::tr("%1 or %2").arg(oneOf.captured(1), oneOf.captured(2));
    if (!match.hasMatch())
        return translated(range);
    const QLocale locale;
    return SettingsModel::tr("%1 to %2")
        .arg(locale.toString(match.captured(1).toLongLong()),
             locale.toString(match.captured(2).toLongLong()));
}

} // namespace

SettingsModel::SettingsModel(const ServerSettings &settings, QObject *parent)
    : QAbstractTableModel(parent), m_settings(settings)
{ }

void SettingsModel::setSettings(const ServerSettings &settings)
{
    if (settings == m_settings)
        return;
    m_settings = settings;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

bool SettingsModel::reset(int row)
{
    return setData(index(row, Value), index(row, Value).data(DefaultRole));
}

void SettingsModel::retranslate()
{
    Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int SettingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_table.settings().size());
}

int SettingsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant SettingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const SettingInfo &setting = m_table.settings().at(size_t(index.row()));
    const QString value = valueOf(setting, m_settings);
    const bool changed = value != valueOf(setting, m_defaults);
    switch (role) {
    case Qt::DisplayRole:
        return index.column() == Key ? QString::fromLatin1(setting.key) : displayText(value, MaxShown);
    case Qt::EditRole:
        return index.column() == Key ? QString::fromLatin1(setting.key) : value;
    case Qt::FontRole: {
        QFont font = Theme::monospaceFont();
        font.setBold(changed);
        return font;
    }
    case Qt::AccessibleDescriptionRole:
    case HelpRole:
        return translated(setting.help);
    case RangeRole:
        return rangeText(setting.range);
    case DefaultRole:
        return valueOf(setting, m_defaults);
    case ChangedRole:
        return changed;
    case LiveRole:
        return setting.live;
    case SearchRole:
        return QString(QString::fromLatin1(setting.key) + QLatin1Char(' ') + translated(setting.help));
    default:
        return {};
    }
}

QVariant SettingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Key ? tr("Setting") : tr("Value");
}

Qt::ItemFlags SettingsModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.column() == Value ? flags | Qt::ItemIsEditable : flags;
}

bool SettingsModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!index.isValid() || index.column() != Value || role != Qt::EditRole)
        return false;
    const SettingInfo &setting = m_table.settings().at(size_t(index.row()));
    const QString text = value.toString().trimmed();
    ServerSettings changed = m_settings;
    if (m_table.set(changed, setting.key, text.toUtf8())) {
        Q_EMIT refused(index.row(), text);
        return false;
    }
    if (changed != m_settings) {
        m_settings = changed;
        Q_EMIT dataChanged(this->index(index.row(), Key), index);
    }
    Q_EMIT edited();
    return true;
}

QString SettingsModel::valueOf(const SettingInfo &setting, const ServerSettings &settings) const
{
    return QString::fromUtf8(plainValue(setting, settings));
}

} // namespace roomdeck
