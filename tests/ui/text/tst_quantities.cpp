// Numbers as people read them.
#include "ui/text/quantities.h"

#include <QtCore/QLocale>
#include <QtTest/QtTest>

using namespace roomdeck;

class TestQuantities : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void spans_data();
    void spans();
    void bytes_data();
    void bytes();
};

void TestQuantities::spans_data()
{
    QTest::addColumn<qint64>("seconds");
    QTest::addColumn<QString>("text");
    QTest::newRow("a clock set back") << qint64(-5) << QStringLiteral("0 s");
    QTest::newRow("seconds") << qint64(59) << QStringLiteral("59 s");
    QTest::newRow("a minute") << qint64(60) << QStringLiteral("1 min");
    QTest::newRow("minutes") << qint64(3599) << QStringLiteral("59 min");
    QTest::newRow("hours") << qint64(7300) << QStringLiteral("2 h");
    QTest::newRow("days") << qint64(3 * 86'400) << QStringLiteral("3 d");
}

void TestQuantities::spans()
{
    QFETCH(qint64, seconds);
    QTEST(quantities::span(seconds * 1'000'000), "text");
}

void TestQuantities::bytes_data()
{
    QTest::addColumn<qint64>("number");
    QTest::addColumn<QString>("text");
    QTest::newRow("bytes") << qint64(214) << QStringLiteral("214 B");
    QTest::newRow("few kilobytes") << qint64(1500) << QStringLiteral("1.5 KB");
    QTest::newRow("kilobytes") << qint64(212'000) << QStringLiteral("212 KB");
    QTest::newRow("gigabytes") << qint64(12'000'000'000) << QStringLiteral("12 GB");
}

void TestQuantities::bytes()
{
    QFETCH(qint64, number);
    QTEST(quantities::bytes(number), "text");
}

QTEST_GUILESS_MAIN(TestQuantities)
#include "tst_quantities.moc"
