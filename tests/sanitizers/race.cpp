// Races on purpose: two threads touch one number, handed over by an event and kept in use by the sender.
// ThreadSanitizer must find it in spite of what tsanqt.cpp and tsan.supp hold back.
#include <QtCore/QCoreApplication>
#include <QtCore/QThread>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QThread thread;
    QObject receiver;
    receiver.moveToThread(&thread);
    thread.start();

    int number = 0;
    QMetaObject::invokeMethod(&receiver, [&number, &thread] {
        for (int i = 0; i < 1000; ++i)
            ++number;
        thread.quit();
    });
    for (int i = 0; i < 1000; ++i)
        ++number;
    thread.wait();
    return number == -1 ? 1 : 0;
}
