<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
<context>
    <name>roomdeck::AboutDialog</name>
    <message>
        <source>About Roomdeck</source>
        <translation>О программе Roomdeck</translation>
    </message>
    <message>
        <source>A console that hosts WebSocket rooms and shows their traffic.</source>
        <translation>Пульт, который держит комнаты WebSocket и показывает всё, что в них происходит.</translation>
    </message>
    <message>
        <source>Qt %1, built with Qt %2</source>
        <translation>Qt %1, собрано с Qt %2</translation>
    </message>
    <message>
        <source>MIT licence</source>
        <translation>Лицензия MIT</translation>
    </message>
</context>
<context>
    <name>roomdeck::AccessDesk</name>
    <message>
        <source>API &amp;Tokens…</source>
        <translation>Токены &amp;API…</translation>
    </message>
    <message>
        <source>&amp;Webhooks…</source>
        <translation>&amp;Вебхуки…</translation>
    </message>
</context>
<context>
    <name>roomdeck::AccessPage</name>
    <message>
        <source>Whoever can reach the server comes in.</source>
        <translation>Войдёт любой, кому доступен сервер.</translation>
    </message>
    <message>
        <source>The file holds one token of at least 16 characters that every client shows.</source>
        <translation>В файле – один токен не короче 16 символов, который предъявляет каждый клиент.</translation>
    </message>
    <message>
        <source>The file holds what tokens are signed with: a PEM key, a JWKS, or a secret.</source>
        <translation>В файле – то, чем подписаны токены: ключ PEM, набор JWKS или секрет.</translation>
    </message>
    <message>
        <source>&amp;Clients show</source>
        <translation>&amp;Клиенты предъявляют</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>ничего</translation>
    </message>
    <message>
        <source>a shared token</source>
        <translation>общий токен</translation>
    </message>
    <message>
        <source>a JSON Web Token</source>
        <translation>JSON Web Token</translation>
    </message>
    <message>
        <source>&amp;Token or key file</source>
        <translation>&amp;Файл токена или ключа</translation>
    </message>
    <message>
        <source>&amp;Host beyond this computer without authentication</source>
        <translation>&amp;Принимать извне без аутентификации</translation>
    </message>
    <message>
        <source>Web &amp;origins</source>
        <translation>&amp;Источники страниц</translation>
    </message>
    <message>
        <source>Pages from elsewhere that may connect, besides the server&apos;s own and localhost. * allows all, null pages opened from files.</source>
        <translation>Страницы с других адресов, которым можно подключаться, помимо страниц самого сервера и localhost. * – все, null – страницы, открытые из файлов.</translation>
    </message>
    <message>
        <source>TLS c&amp;ertificate</source>
        <translation>С&amp;ертификат TLS</translation>
    </message>
    <message>
        <source>TLS &amp;key</source>
        <translation>К&amp;люч TLS</translation>
    </message>
    <message>
        <source>PEM files; with them the server speaks wss://, from its next start. Renewed files are read by themselves.</source>
        <translation>Файлы PEM; с ними сервер отвечает по wss://, начиная со следующего запуска. Обновлённые файлы читаются сами.</translation>
    </message>
    <message>
        <source>Browse…</source>
        <translation>Обзор…</translation>
    </message>
    <message>
        <source>Not taken over: an origin is like https://app.example or http://192.168.1.20:5173, without a path; several are separated by spaces.</source>
        <translation>Не принято: источник — это, например, https://app.example или http://192.168.1.20:5173, без пути; несколько разделяются пробелами.</translation>
    </message>
</context>
<context>
    <name>roomdeck::Actions</name>
    <message>
        <source>S&amp;top</source>
        <translation>О&amp;становить</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Запустить</translation>
    </message>
    <message>
        <source>Stop hosting; clients are told that the server goes away</source>
        <translation>Остановить сервер; клиенты узнают, что он уходит</translation>
    </message>
    <message>
        <source>Start hosting</source>
        <translation>Запустить сервер</translation>
    </message>
    <message>
        <source>&amp;Copy Address</source>
        <translation>&amp;Копировать адрес</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the address clients connect to</source>
        <translation>Копировать адрес, к которому подключаются клиенты</translation>
    </message>
    <message>
        <source>QR</source>
        <comment>short name of the QR code button</comment>
        <translation>QR</translation>
    </message>
    <message>
        <source>A code for phones on the same network</source>
        <translation>Код для телефонов в той же сети</translation>
    </message>
    <message>
        <source>Open &amp;Test Page</source>
        <translation>Открыть &amp;тестовую страницу</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>В&amp;ыход</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Выделить &amp;всё</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Следить</translation>
    </message>
    <message>
        <source>Keep the newest message in view</source>
        <translation>Держать на виду последнее сообщение</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Пауза</translation>
    </message>
    <message>
        <source>Hold the log still; messages keep arriving behind it</source>
        <translation>Остановить журнал; сообщения продолжают поступать</translation>
    </message>
    <message>
        <source>&amp;Clear Log</source>
        <translation>&amp;Очистить журнал</translation>
    </message>
    <message>
        <source>Show &amp;Everything</source>
        <translation>Показать &amp;всё</translation>
    </message>
    <message>
        <source>&amp;Reset Layout</source>
        <translation>Вер&amp;нуть расположение</translation>
    </message>
    <message>
        <source>Show &amp;All Rooms</source>
        <translation>Показать &amp;все комнаты</translation>
    </message>
    <message>
        <source>&amp;Copy Room Name</source>
        <translation>&amp;Копировать имя комнаты</translation>
    </message>
    <message>
        <source>Send to &amp;Everyone</source>
        <translation>Отправить &amp;всем</translation>
    </message>
    <message>
        <source>Send to This &amp;User</source>
        <translation>Отправить этому &amp;пользователю</translation>
    </message>
    <message>
        <source>Show &amp;Only This User</source>
        <translation>&amp;Только этот пользователь</translation>
    </message>
    <message>
        <source>Copy User &amp;Name</source>
        <translation>Копировать &amp;имя пользователя</translation>
    </message>
    <message>
        <source>&amp;Disconnect User…</source>
        <translation>&amp;Отключить пользователя…</translation>
    </message>
    <message>
        <source>Disconnect One &amp;Connection…</source>
        <translation>Отключить одно &amp;соединение…</translation>
    </message>
    <message>
        <source>&amp;About Roomdeck</source>
        <translation>&amp;О программе Roomdeck</translation>
    </message>
    <message>
        <source>About &amp;Qt</source>
        <translation>О &amp;Qt</translation>
    </message>
    <message>
        <source>Use another port</source>
        <translation>Взять другой порт</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Повторить</translation>
    </message>
    <message>
        <source>&amp;Write a Message</source>
        <translation>&amp;Написать сообщение</translation>
    </message>
    <message>
        <source>S&amp;how QR Code…</source>
        <translation>Показать &amp;QR-код…</translation>
    </message>
    <message>
        <source>Settin&amp;gs…</source>
        <translation>Нас&amp;тройки…</translation>
    </message>
    <message>
        <source>Full &amp;Screen</source>
        <translation>Во весь э&amp;кран</translation>
    </message>
    <message>
        <source>Sen&amp;d to This Room</source>
        <translation>&amp;Отправить в эту комнату</translation>
    </message>
</context>
<context>
    <name>roomdeck::AddressField</name>
    <message>
        <source>Stopped</source>
        <translation>Остановлен</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Запускается…</translation>
    </message>
    <message>
        <source>Hosting</source>
        <translation>Работает</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Останавливается…</translation>
    </message>
</context>
<context>
    <name>roomdeck::AllSettingsPage</name>
    <message>
        <source>No setting is called or does that.</source>
        <translation>Настройки с таким названием или смыслом нет.</translation>
    </message>
    <message>
        <source>May be: %1.</source>
        <translation>Допустимо: %1.</translation>
    </message>
    <message>
        <source>Empty by default.</source>
        <translation>По умолчанию пусто.</translation>
    </message>
    <message>
        <source>By default: %1.</source>
        <translation>По умолчанию: %1.</translation>
    </message>
    <message>
        <source>Counts from the next start.</source>
        <translation>Действует со следующего запуска.</translation>
    </message>
    <message>
        <source>Not changed: “%1” is not allowed. It may be: %2.</source>
        <translation>Не изменено: «%1» недопустимо. Допустимо: %2.</translation>
    </message>
    <message>
        <source>Search all settings</source>
        <translation>Поиск по всем настройкам</translation>
    </message>
    <message>
        <source>All settings</source>
        <translation>Все настройки</translation>
    </message>
    <message>
        <source>Use the &amp;default</source>
        <translation>По &amp;умолчанию</translation>
    </message>
</context>
<context>
    <name>roomdeck::AskDialog</name>
    <message>
        <source>Fill in and send</source>
        <translation>Заполнить и отправить</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>Fill in for every send</source>
        <translation>Заполнить для всех отправок</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Дальше</translation>
    </message>
</context>
<context>
    <name>roomdeck::AttendanceDesk</name>
    <message>
        <source>&amp;Attendance…</source>
        <translation>П&amp;осещаемость…</translation>
    </message>
</context>
<context>
    <name>roomdeck::AttendanceDialog</name>
    <message>
        <source>All rooms</source>
        <translation>Все комнаты</translation>
    </message>
    <message numerus="yes">
        <source>%Ln row(s)</source>
        <translation>
            <numerusform>%Ln строка</numerusform>
            <numerusform>%Ln строки</numerusform>
            <numerusform>%Ln строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln here now</source>
        <translation>
            <numerusform>сейчас здесь %Ln</numerusform>
            <numerusform>сейчас здесь %Ln</numerusform>
            <numerusform>сейчас здесь %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 more did not fit</source>
        <translation>ещё %1 не поместились</translation>
    </message>
    <message>
        <source>Export attendance</source>
        <translation>Экспорт посещаемости</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>Файлы CSV (*.csv)</translation>
    </message>
    <message>
        <source>Saved to %1</source>
        <translation>Сохранено: %1</translation>
    </message>
    <message>
        <source>Not saved: %1</source>
        <translation>Не сохранено: %1</translation>
    </message>
    <message>
        <source>Attendance</source>
        <translation>Посещаемость</translation>
    </message>
    <message>
        <source>&amp;Room:</source>
        <translation>&amp;Комната:</translation>
    </message>
    <message>
        <source>Find a user</source>
        <translation>Найти пользователя</translation>
    </message>
    <message>
        <source>Who was in which room, and when</source>
        <translation>Кто и когда был в какой комнате</translation>
    </message>
    <message>
        <source>&amp;Export CSV…</source>
        <translation>&amp;Экспорт в CSV…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Nobody was here yet</source>
        <translation>Здесь ещё никого не было</translation>
    </message>
    <message>
        <source>Whoever joins a room shows up here, with the times.</source>
        <translation>Здесь появятся все, кто войдёт в комнату, и время их визитов.</translation>
    </message>
    <message>
        <source>Nobody was there</source>
        <translation>Там никого не было</translation>
    </message>
    <message>
        <source>This session holds no joins.</source>
        <translation>В этом сеансе нет ни одного входа в комнату.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln still there</source>
        <translation>
            <numerusform>ещё там %Ln</numerusform>
            <numerusform>ещё там %Ln</numerusform>
            <numerusform>ещё там %Ln</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::AttendanceModel</name>
    <message>
        <source>here</source>
        <translation>здесь</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from one time to another</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>now</source>
        <translation>сейчас</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Комната</translation>
    </message>
    <message>
        <source>Joined</source>
        <comment>when</comment>
        <translation>Вход</translation>
    </message>
    <message>
        <source>Left</source>
        <comment>when</comment>
        <translation>Выход</translation>
    </message>
    <message>
        <source>Time here</source>
        <translation>Время здесь</translation>
    </message>
    <message>
        <source>Visits</source>
        <translation>Визиты</translation>
    </message>
    <message>
        <source>still there</source>
        <translation>ещё там</translation>
    </message>
</context>
<context>
    <name>roomdeck::AttentionDesk</name>
    <message>
        <source>Somebody joins</source>
        <translation>Кто-то входит</translation>
    </message>
    <message>
        <source>This is how it looks.</source>
        <translation>Вот как это выглядит.</translation>
    </message>
    <message>
        <source>Not&amp;ifications…</source>
        <translation>&amp;Уведомления…</translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditDesk</name>
    <message>
        <source>Aud&amp;it Trail…</source>
        <translation>Журнал &amp;действий…</translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditDialog</name>
    <message>
        <source>This session cannot be read: %1</source>
        <translation>Сеанс не читается: %1</translation>
    </message>
    <message>
        <source>This run</source>
        <translation>Этот запуск</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Чтение…</translation>
    </message>
    <message>
        <source>Nothing was done yet. What you and your backends do is listed here.</source>
        <translation>Пока ничего не сделано. Здесь будет всё, что делаете вы и ваши программы.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln entries</source>
        <translation>
            <numerusform>%Ln запись</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 of %Ln entries</source>
        <translation>
            <numerusform>%L1 из %Ln записи</numerusform>
            <numerusform>%L1 из %Ln записей</numerusform>
            <numerusform>%L1 из %Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Spreadsheet (*.csv)</source>
        <translation>Таблица (*.csv)</translation>
    </message>
    <message>
        <source>JSON lines (*.ndjson)</source>
        <translation>Строки JSON (*.ndjson)</translation>
    </message>
    <message>
        <source>Export Audit Trail</source>
        <translation>Выгрузка журнала действий</translation>
    </message>
    <message numerus="yes">
        <source>Exported %Ln entries</source>
        <translation>
            <numerusform>Выгружена %Ln запись</numerusform>
            <numerusform>Выгружено %Ln записи</numerusform>
            <numerusform>Выгружено %Ln записей</numerusform>
        </translation>
    </message>
    <message>
        <source>Could not export: %1</source>
        <translation>Не удалось выгрузить: %1</translation>
    </message>
    <message>
        <source>Audit Trail</source>
        <translation>Журнал действий</translation>
    </message>
    <message>
        <source>Which run</source>
        <translation>Какой запуск</translation>
    </message>
    <message>
        <source>Filter by person, room, action…</source>
        <translation>Отбор по человеку, комнате, действию…</translation>
    </message>
    <message>
        <source>Filter the audit trail</source>
        <translation>Отбор в журнале действий</translation>
    </message>
    <message>
        <source>&amp;Messages too</source>
        <translation>И &amp;сообщения</translation>
    </message>
    <message>
        <source>Messages sent by you and by backends</source>
        <translation>Сообщения, отправленные вами и программами</translation>
    </message>
    <message>
        <source>Audit trail</source>
        <translation>Журнал действий</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Выгрузить…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditModel</name>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Whom or where</source>
        <translation>Кого или где</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Итог</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробности</translation>
    </message>
</context>
<context>
    <name>roomdeck::AuditText</name>
    <message>
        <source>operator</source>
        <translation>оператор</translation>
    </message>
    <message>
        <source>API · %1</source>
        <translation>API · %1</translation>
    </message>
    <message>
        <source>server</source>
        <translation>сервер</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Отключение</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Бан</translation>
    </message>
    <message>
        <source>Lift ban</source>
        <translation>Снятие бана</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Лишение голоса</translation>
    </message>
    <message>
        <source>Lift mute</source>
        <translation>Возврат голоса</translation>
    </message>
    <message>
        <source>Put into room</source>
        <translation>Ввод в комнату</translation>
    </message>
    <message>
        <source>Take out of room</source>
        <translation>Вывод из комнаты</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Перевод</translation>
    </message>
    <message>
        <source>Room settings</source>
        <translation>Настройки комнаты</translation>
    </message>
    <message>
        <source>Close room</source>
        <translation>Роспуск комнаты</translation>
    </message>
    <message>
        <source>Server started</source>
        <translation>Сервер запущен</translation>
    </message>
    <message>
        <source>Server stopped</source>
        <translation>Сервер остановлен</translation>
    </message>
    <message>
        <source>Settings reloaded</source>
        <translation>Настройки перечитаны</translation>
    </message>
    <message>
        <source>Send %1</source>
        <translation>Отправка %1</translation>
    </message>
    <message>
        <source>failed: %1</source>
        <translation>не удалось: %1</translation>
    </message>
    <message numerus="yes">
        <source>to %Ln connections</source>
        <translation>
            <numerusform>на %Ln соединение</numerusform>
            <numerusform>на %Ln соединения</numerusform>
            <numerusform>на %Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing changed</source>
        <translation>ничего не изменилось</translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>изменено: %Ln</numerusform>
            <numerusform>изменено: %Ln</numerusform>
            <numerusform>изменено: %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>locked</source>
        <translation>вход закрыт</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln people</source>
        <translation>
            <numerusform>не больше %Ln человека</numerusform>
            <numerusform>не больше %Ln человек</numerusform>
            <numerusform>не больше %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>one message every %1</source>
        <translation>одно сообщение раз в %1</translation>
    </message>
    <message>
        <source>with echo</source>
        <translation>с эхом</translation>
    </message>
    <message>
        <source>without echo</source>
        <translation>без эха</translation>
    </message>
    <message>
        <source>with a welcome message</source>
        <translation>с приветствием</translation>
    </message>
    <message>
        <source>with a pinned announcement</source>
        <translation>с закреплённым объявлением</translation>
    </message>
    <message>
        <source>open to everybody</source>
        <translation>открыта для всех</translation>
    </message>
    <message>
        <source>Server settings changed</source>
        <translation>Изменены настройки сервера</translation>
    </message>
    <message>
        <source>API tokens changed</source>
        <translation>Изменены токены API</translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>все</translation>
    </message>
    <message>
        <source>except %1</source>
        <translation>кроме %1</translation>
    </message>
    <message>
        <source>configuration file</source>
        <translation>файл настроек</translation>
    </message>
    <message>
        <source>token file</source>
        <translation>файл токенов</translation>
    </message>
</context>
<context>
    <name>roomdeck::ChoiceEditor</name>
    <message>
        <source>left out</source>
        <translation>не указано</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>да</translation>
    </message>
    <message>
        <source>no</source>
        <translation>нет</translation>
    </message>
</context>
<context>
    <name>roomdeck::ColourRules</name>
    <message>
        <source>Yellow</source>
        <translation>Жёлтый</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Зелёный</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Синий</translation>
    </message>
    <message>
        <source>Pink</source>
        <translation>Розовый</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Оранжевый</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>Бирюзовый</translation>
    </message>
</context>
<context>
    <name>roomdeck::ComposeForm</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Строка %1, столбец %2: %3</translation>
    </message>
    <message>
        <source>The event needs a type</source>
        <translation>У события должен быть тип</translation>
    </message>
    <message>
        <source>There is no text yet</source>
        <translation>Текста ещё нет</translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln</source>
        <translation>
            <numerusform>Отправить %Ln</numerusform>
            <numerusform>Отправить %Ln</numerusform>
            <numerusform>Отправить %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send to %Ln people</source>
        <translation>
            <numerusform>Отправить %Ln человеку</numerusform>
            <numerusform>Отправить %Ln людям</numerusform>
            <numerusform>Отправить %Ln людям</numerusform>
        </translation>
    </message>
    <message>
        <source>Start the server to send</source>
        <translation>Чтобы отправлять, запустите сервер</translation>
    </message>
    <message>
        <source>Text, sent as {&quot;text&quot;: …}</source>
        <translation>Текст, уйдёт как {&quot;text&quot;: …}</translation>
    </message>
    <message>
        <source>Text of the message</source>
        <translation>Текст сообщения</translation>
    </message>
    <message>
        <source>Payload in JSON</source>
        <translation>Данные в JSON</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Event type</source>
        <translation>Тип события</translation>
    </message>
    <message>
        <source>event type</source>
        <translation>тип события</translation>
    </message>
    <message>
        <source>&amp;JSON</source>
        <translation>&amp;JSON</translation>
    </message>
    <message>
        <source>&amp;Format JSON</source>
        <translation>Р&amp;азложить JSON</translation>
    </message>
    <message>
        <source>&amp;Compact JSON</source>
        <translation>С&amp;жать JSON</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>Отп&amp;равить</translation>
    </message>
    <message>
        <source>⟳ Repeat…</source>
        <translation>⟳ Повторять…</translation>
    </message>
    <message>
        <source>Pre&amp;view</source>
        <translation>Прос&amp;мотр</translation>
    </message>
    <message>
        <source>Format of the payload</source>
        <translation>Формат данных</translation>
    </message>
    <message>
        <source>the time it is sent</source>
        <translation>время отправки</translation>
    </message>
    <message>
        <source>five minutes later</source>
        <translation>на пять минут позже</translation>
    </message>
    <message>
        <source>a new UUID</source>
        <translation>новый UUID</translation>
    </message>
    <message>
        <source>the room it is sent to</source>
        <translation>комната, в которую отправлено</translation>
    </message>
    <message>
        <source>the user it is sent to</source>
        <translation>пользователь, которому отправлено</translation>
    </message>
    <message>
        <source>1, 2, 3, … with every send</source>
        <translation>1, 2, 3, … с каждой отправкой</translation>
    </message>
    <message>
        <source>asks for a value before sending</source>
        <translation>спросит значение перед отправкой</translation>
    </message>
    <message>
        <source>Plain Te&amp;xt</source>
        <translation>Просто&amp;й текст</translation>
    </message>
    <message>
        <source>Repe&amp;at…</source>
        <translation>Повтор&amp;ять…</translation>
    </message>
    <message>
        <source>Insert Varia&amp;ble</source>
        <translation>Встав&amp;ить переменную</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Кому</translation>
    </message>
    <message>
        <source>T&amp;ype</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>Choose Recip&amp;ients…</source>
        <translation>Вы&amp;брать получателей…</translation>
    </message>
</context>
<context>
    <name>roomdeck::ComposerPanel</name>
    <message>
        <source>&amp;Later Message</source>
        <translation>Бол&amp;ее позднее сообщение</translation>
    </message>
    <message>
        <source>sending…</source>
        <translation>отправляется…</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Earlier Messa&amp;ge</source>
        <translation>Бо&amp;лее раннее сообщение</translation>
    </message>
    <message>
        <source>Recei&amp;pt of the Last Message…</source>
        <translation>&amp;Доставка последнего сообщения…</translation>
    </message>
</context>
<context>
    <name>roomdeck::ConnectionChoice</name>
    <message numerus="yes">
        <source>all %Ln connections of these users</source>
        <translation>
            <numerusform>единственное соединение этих пользователей</numerusform>
            <numerusform>все %Ln соединения этих пользователей</numerusform>
            <numerusform>все %Ln соединений этих пользователей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %Ln connections of this user</source>
        <translation>
            <numerusform>все соединения пользователя: %Ln</numerusform>
            <numerusform>все %Ln соединения пользователя</numerusform>
            <numerusform>все %Ln соединений пользователя</numerusform>
        </translation>
    </message>
    <message>
        <source>this connection: %1</source>
        <translation>это соединение: %1</translation>
    </message>
    <message numerus="yes">
        <source>the %Ln connections of these rows</source>
        <translation>
            <numerusform>%Ln соединение этих строк</numerusform>
            <numerusform>%Ln соединения этих строк</numerusform>
            <numerusform>%Ln соединений этих строк</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>all %Ln connections in it</source>
        <translation>
            <numerusform>все соединения в ней: %Ln</numerusform>
            <numerusform>все %Ln соединения в ней</numerusform>
            <numerusform>все %Ln соединений в ней</numerusform>
        </translation>
    </message>
    <message>
        <source>ended</source>
        <translation>завершено</translation>
    </message>
    <message numerus="yes">
        <source>%1, %Ln connections</source>
        <translation>
            <numerusform>%1, %Ln соединение</numerusform>
            <numerusform>%1, %Ln соединения</numerusform>
            <numerusform>%1, %Ln соединений</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ConnectionPage</name>
    <message>
        <source>Request headers</source>
        <translation>Заголовки запроса</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Клиент</translation>
    </message>
    <message>
        <source>none: it did not come from a client</source>
        <translation>нет: пришло не от клиента</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Адрес</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Формат</translation>
    </message>
    <message>
        <source>Opened</source>
        <translation>Открыто</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>Закрыто</translation>
    </message>
    <message>
        <source>Round trip</source>
        <translation>Туда и обратно</translation>
    </message>
    <message>
        <source>not measured yet</source>
        <translation>ещё не измерено</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Очередь</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Header</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>Запрос</translation>
    </message>
    <message numerus="yes">
        <source>%Ln from it</source>
        <translation>
            <numerusform>%Ln от него</numerusform>
            <numerusform>%Ln от него</numerusform>
            <numerusform>%Ln от него</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy Headers</source>
        <translation>Копировать заголовки</translation>
    </message>
</context>
<context>
    <name>roomdeck::DeliveryPage</name>
    <message>
        <source>Delivery</source>
        <translation>Доставка</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Получатели</translation>
    </message>
    <message>
        <source>none: this is no message</source>
        <translation>нет: это не сообщение</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Ждут</translation>
    </message>
    <message>
        <source>Dropped, too slow</source>
        <translation>Отброшено: медленные</translation>
    </message>
    <message>
        <source>Disconnected before</source>
        <translation>Отключились раньше</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Заняло</translation>
    </message>
    <message>
        <source>Written means taken by the operating system, not read by a person.</source>
        <translation>«Записано» значит принято операционной системой, а не прочитано человеком.</translation>
    </message>
    <message>
        <source>Listed are those who were there at that moment, each person once, and the connections it did not reach.</source>
        <translation>Перечислены те, кто был там в этот момент, каждый человек один раз, и подключения, до которых оно не дошло.</translation>
    </message>
    <message>
        <source>Who was there is not known; connections it did not reach are listed.</source>
        <translation>Кто там был, неизвестно; перечислены подключения, до которых оно не дошло.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more did not get it and are only counted.</source>
        <translation>
            <numerusform>Ещё %Ln получатель не получил его и только сосчитан.</numerusform>
            <numerusform>Ещё %Ln получателя не получили его и только сосчитаны.</numerusform>
            <numerusform>Ещё %Ln получателей не получили его и только сосчитаны.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln more people are not listed.</source>
        <translation>
            <numerusform>Ещё %Ln человек не перечислен.</numerusform>
            <numerusform>Ещё %Ln человека не перечислены.</numerusform>
            <numerusform>Ещё %Ln человек не перечислены.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::DesktopNotifier</name>
    <message>
        <source>Show Roomdeck</source>
        <translation>Показать Roomdeck</translation>
    </message>
</context>
<context>
    <name>roomdeck::DiffPage</name>
    <message>
        <source>Diff</source>
        <translation>Отличия</translation>
    </message>
    <message>
        <source>Changes since the message before</source>
        <translation>Изменения с прошлого сообщения</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Где</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Было</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Стало</translation>
    </message>
    <message>
        <source>No earlier message of this type in this room is near.</source>
        <translation>Рядом нет более раннего сообщения этого типа в этой комнате.</translation>
    </message>
    <message>
        <source>Only messages are compared.</source>
        <translation>Сравниваются только сообщения.</translation>
    </message>
    <message>
        <source>Since message %1 at %2: </source>
        <translation>С сообщения %1 в %2: </translation>
    </message>
    <message>
        <source>nothing has changed</source>
        <translation>ничего не изменилось</translation>
    </message>
    <message numerus="yes">
        <source>%n value(s) changed</source>
        <translation>
            <numerusform>изменилось %n значение</numerusform>
            <numerusform>изменилось %n значения</numerusform>
            <numerusform>изменилось %n значений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stayed</source>
        <translation>
            <numerusform>%n без изменений</numerusform>
            <numerusform>%n без изменений</numerusform>
            <numerusform>%n без изменений</numerusform>
        </translation>
    </message>
    <message>
        <source>(only the beginning was compared)</source>
        <translation>(сравнивалось только начало)</translation>
    </message>
    <message>
        <source>Looking for the message before…</source>
        <translation>Поиск предыдущего сообщения…</translation>
    </message>
    <message>
        <source>This is the first message of its type in this room.</source>
        <translation>Это первое сообщение такого типа в этой комнате.</translation>
    </message>
</context>
<context>
    <name>roomdeck::DisconnectDialog</name>
    <message>
        <source>normal closure</source>
        <translation>обычное закрытие</translation>
    </message>
    <message>
        <source>going away</source>
        <translation>уход</translation>
    </message>
    <message>
        <source>policy violation</source>
        <translation>нарушение правил</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>внутренняя ошибка</translation>
    </message>
    <message>
        <source>service restart</source>
        <translation>перезапуск</translation>
    </message>
    <message>
        <source>try again later</source>
        <translation>повторить позже</translation>
    </message>
    <message>
        <source>your own meaning</source>
        <translation>ваш собственный смысл</translation>
    </message>
    <message>
        <source>Disconnect %1</source>
        <translation>Отключить: %1</translation>
    </message>
    <message numerus="yes">
        <source>Disconnect %Ln users</source>
        <translation>
            <numerusform>Отключить %Ln пользователя</numerusform>
            <numerusform>Отключить %Ln пользователей</numerusform>
            <numerusform>Отключить %Ln пользователей</numerusform>
        </translation>
    </message>
    <message>
        <source>shown to the client&apos;s program</source>
        <translation>увидит программа клиента</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>Отключить</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Соединения</translation>
    </message>
    <message>
        <source>C&amp;lose code</source>
        <translation>&amp;Код закрытия</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Причина</translation>
    </message>
    <message>
        <source>Code %1 cannot be sent; use 1008, or 4000 to 4999 for your own meanings.</source>
        <translation>Код %1 нельзя отправить; возьмите 1008 или свой от 4000 до 4999.</translation>
    </message>
    <message numerus="yes">
        <source>The reason is %Ln bytes too long.</source>
        <translation>
            <numerusform>Причина длиннее предела на %Ln байт.</numerusform>
            <numerusform>Причина длиннее предела на %Ln байта.</numerusform>
            <numerusform>Причина длиннее предела на %Ln байт.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::DurationField</name>
    <message>
        <source>for another time</source>
        <translation>на другой срок</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Срок</translation>
    </message>
    <message>
        <source>Length of time</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>минуты</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>часы</translation>
    </message>
    <message>
        <source>days</source>
        <translation>дни</translation>
    </message>
    <message>
        <source>Unit of time</source>
        <translation>Единица времени</translation>
    </message>
</context>
<context>
    <name>roomdeck::Durations</name>
    <message>
        <source>for good</source>
        <translation>навсегда</translation>
    </message>
    <message numerus="yes">
        <source>for %Ln days</source>
        <translation>
            <numerusform>на %Ln день</numerusform>
            <numerusform>на %Ln дня</numerusform>
            <numerusform>на %Ln дней</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln hours</source>
        <translation>
            <numerusform>на %Ln час</numerusform>
            <numerusform>на %Ln часа</numerusform>
            <numerusform>на %Ln часов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>for %Ln minutes</source>
        <translation>
            <numerusform>на %Ln минуту</numerusform>
            <numerusform>на %Ln минуты</numerusform>
            <numerusform>на %Ln минут</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours left</comment>
        <translation>%1 д %2 ч</translation>
    </message>
</context>
<context>
    <name>roomdeck::EventPage</name>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Вид</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>From</source>
        <translation>От кого</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Комната</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Записано</translation>
    </message>
    <message>
        <source>to %1 of %2 · %3</source>
        <translation>%1 из %2 · %3</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
</context>
<context>
    <name>roomdeck::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>&amp;Selected rows (%1)</source>
        <translation>&amp;Выделенные строки (%1)</translation>
    </message>
    <message>
        <source>Rows the &amp;filter shows (%1)</source>
        <translation>Строки, показанные &amp;фильтром (%1)</translation>
    </message>
    <message>
        <source>&amp;Everything (%1)</source>
        <translation>В&amp;се (%1)</translation>
    </message>
    <message>
        <source>NDJSON</source>
        <translation>NDJSON</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>HAR</source>
        <translation>HAR</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>F&amp;ormat</source>
        <translation>Ф&amp;ормат</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>Выбрать файл…</translation>
    </message>
    <message>
        <source>One JSON object a line. Loses nothing and can be opened here again.</source>
        <translation>По одному объекту JSON в строке. Ничего не теряет, и файл можно снова открыть здесь.</translation>
    </message>
    <message>
        <source>For spreadsheets.</source>
        <translation>Для электронных таблиц.</translation>
    </message>
    <message>
        <source>For the network tab of browsers&apos; developer tools. What each client received is not in the log, so it holds what they sent.</source>
        <translation>Для вкладки «Сеть» инструментов разработчика в браузере. В журнале нет того, что получил каждый клиент, поэтому в файле — то, что они отправляли.</translation>
    </message>
    <message>
        <source>One line a row, for people; long messages are cut.</source>
        <translation>По одной строке на событие, для чтения человеком; длинные сообщения обрезаются.</translation>
    </message>
</context>
<context>
    <name>roomdeck::ExposureQuestion</name>
    <message>
        <source>Host for the network?</source>
        <translation>Открыть сервер для сети?</translation>
    </message>
    <message>
        <source>On %1 everybody who can reach this computer could join any room and read along.</source>
        <translation>По адресу %1 любой, кому доступен этот компьютер, сможет войти в любую комнату и читать всё.</translation>
    </message>
    <message>
        <source>No authentication is set up. That is fine among friends on a network of your own, and careless on any other.</source>
        <translation>Аутентификация не настроена. Среди своих в собственной сети это нормально, в любой другой – неосторожно.</translation>
    </message>
    <message>
        <source>This computer &amp;only</source>
        <translation>&amp;Только этот компьютер</translation>
    </message>
    <message>
        <source>Let &amp;everybody in</source>
        <translation>Впускать &amp;всех</translation>
    </message>
    <message>
        <source>&amp;Set up authentication…</source>
        <translation>&amp;Настроить аутентификацию…</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterBar</name>
    <message>
        <source>%1 of %2</source>
        <comment>rows shown of all</comment>
        <translation>%1 из %2</translation>
    </message>
    <message>
        <source>Mute ping</source>
        <translation>Без ping</translation>
    </message>
    <message>
        <source>Leave out heartbeats: ping, pong and heartbeat messages</source>
        <translation>Убрать пульс: сообщения ping, pong и heartbeat</translation>
    </message>
    <message>
        <source>Mute heartbeats</source>
        <translation>Без пульса</translation>
    </message>
    <message>
        <source>Rows shown</source>
        <translation>Показано строк</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterBookDialog</name>
    <message>
        <source>Filters and Colours</source>
        <translation>Фильтры и цвета</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterChipButton</name>
    <message>
        <source>Filter condition %1</source>
        <translation>Условие фильтра %1</translation>
    </message>
    <message>
        <source>Enter edits it, Delete removes it</source>
        <translation>Enter — изменить, Delete — убрать</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterErrorText</name>
    <message>
        <source>There is no field “%1”</source>
        <translation>Поля «%1» нет</translation>
    </message>
    <message>
        <source>This field is one of: %1</source>
        <translation>Это поле — одно из: %1</translation>
    </message>
    <message>
        <source>A value is missing here</source>
        <translation>Здесь не хватает значения</translation>
    </message>
    <message>
        <source>A condition is missing here</source>
        <translation>Здесь не хватает условия</translation>
    </message>
    <message>
        <source>A field is missing before this</source>
        <translation>Перед этим не хватает поля</translation>
    </message>
    <message>
        <source>This parenthesis is not closed</source>
        <translation>Эта скобка не закрыта</translation>
    </message>
    <message>
        <source>This parenthesis closes nothing</source>
        <translation>Эта скобка ничего не закрывает</translation>
    </message>
    <message>
        <source>This quotation is not closed</source>
        <translation>Эти кавычки не закрыты</translation>
    </message>
    <message>
        <source>This regular expression is not closed</source>
        <translation>Это регулярное выражение не закрыто</translation>
    </message>
    <message>
        <source>Not a regular expression: %1</source>
        <translation>Не регулярное выражение: %1</translation>
    </message>
    <message>
        <source>“%1” is no number</source>
        <translation>«%1» — не число</translation>
    </message>
    <message>
        <source>“%1” is no time; write 12:30 or 2026-11-22T12:30</source>
        <translation>«%1» — не время; пишите 12:30 или 2026-11-22T12:30</translation>
    </message>
    <message>
        <source>“%1” is no path into a payload</source>
        <translation>«%1» — не путь в данных</translation>
    </message>
    <message>
        <source>This field cannot be compared with “%1”</source>
        <translation>Это поле нельзя сравнивать знаком «%1»</translation>
    </message>
    <message>
        <source>This comparison takes one value</source>
        <translation>В этом сравнении одно значение</translation>
    </message>
    <message>
        <source>This filter is too long</source>
        <translation>Фильтр слишком длинный</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterInput</name>
    <message>
        <source>Filter: room:general type:message “maintenance”</source>
        <translation>Фильтр: room:general type:message “maintenance”</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Conditions narrow the log: room:general user:ann* type:message size&gt;1k payload.id=7</source>
        <translation>Условия сужают журнал: room:general user:ann* type:message size&gt;1k payload.id=7</translation>
    </message>
</context>
<context>
    <name>roomdeck::FilterTable</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>&amp;Up</source>
        <translation>В&amp;ыше</translation>
    </message>
    <message>
        <source>&amp;Down</source>
        <translation>&amp;Ниже</translation>
    </message>
    <message>
        <source>&amp;Colour</source>
        <translation>&amp;Цвет</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Цвет</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Saved filters</source>
        <translation>Сохранённые фильтры</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Цвета</translation>
    </message>
    <message>
        <source>New filter</source>
        <translation>Новый фильтр</translation>
    </message>
    <message>
        <source>New filter %1</source>
        <translation>Новый фильтр %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Double-click a name or a filter to change it.</source>
        <translation>Чтобы изменить имя или фильтр, щёлкните по нему дважды.</translation>
    </message>
    <message>
        <source>The first rule that fits colours a row. Double-click a filter to change it.</source>
        <translation>Строку красит первое подходящее правило. Чтобы изменить фильтр, щёлкните по нему дважды.</translation>
    </message>
</context>
<context>
    <name>roomdeck::FindBar</name>
    <message>
        <source>Searching…</source>
        <translation>Поиск…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>Не найдено</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n совпадение</numerusform>
            <numerusform>%n совпадения</numerusform>
            <numerusform>%n совпадений</numerusform>
        </translation>
    </message>
    <message>
        <source>Find in the log</source>
        <translation>Найти в журнале</translation>
    </message>
    <message>
        <source>Match case</source>
        <translation>С учётом регистра</translation>
    </message>
    <message>
        <source>Previous match (Shift+Enter)</source>
        <translation>Предыдущее (Shift+Enter)</translation>
    </message>
    <message>
        <source>Previous match</source>
        <translation>Предыдущее</translation>
    </message>
    <message>
        <source>Next match (Enter)</source>
        <translation>Следующее (Enter)</translation>
    </message>
    <message>
        <source>Next match</source>
        <translation>Следующее</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Закрыть (Esc)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
</context>
<context>
    <name>roomdeck::GreetingEdit</name>
    <message>
        <source>Nothing</source>
        <translation>Ничего</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>Событие</translation>
    </message>
    <message>
        <source>Event type</source>
        <translation>Тип события</translation>
    </message>
    <message>
        <source>%1: event type</source>
        <translation>%1: тип события</translation>
    </message>
    <message>
        <source>%1: text</source>
        <translation>%1: текст</translation>
    </message>
    <message>
        <source>The text is empty.</source>
        <translation>Текст пуст.</translation>
    </message>
    <message numerus="yes">
        <source>An event needs a type of at most %Ln bytes.</source>
        <translation>
            <numerusform>Событию нужен тип не длиннее %Ln байта.</numerusform>
            <numerusform>Событию нужен тип не длиннее %Ln байт.</numerusform>
            <numerusform>Событию нужен тип не длиннее %Ln байт.</numerusform>
        </translation>
    </message>
    <message>
        <source>The payload is not JSON.</source>
        <translation>Содержимое — не JSON.</translation>
    </message>
</context>
<context>
    <name>roomdeck::HexPage</name>
    <message>
        <source>Hex</source>
        <translation>Hex</translation>
    </message>
</context>
<context>
    <name>roomdeck::HexView</name>
    <message>
        <source>Bytes</source>
        <translation>Байты</translation>
    </message>
</context>
<context>
    <name>roomdeck::Hosting</name>
    <message>
        <source>Port %1 on %2 is taken by another program.</source>
        <translation>Порт %1 на %2 занят другой программой.</translation>
    </message>
    <message>
        <source>%1 is not an address of this computer.</source>
        <translation>%1 — не адрес этого компьютера.</translation>
    </message>
    <message>
        <source>The system does not let this program use port %1.</source>
        <translation>Система не разрешает этой программе порт %1.</translation>
    </message>
    <message>
        <source>The TLS certificate cannot be used: %1</source>
        <translation>Сертификат TLS не подходит: %1</translation>
    </message>
    <message>
        <source>The server could not start: %1</source>
        <translation>Сервер не запустился: %1</translation>
    </message>
    <message>
        <source>Not started: on %1 everybody who can reach this computer could come in.</source>
        <translation>Не запущено: по адресу %1 вошёл бы любой, кому доступен этот компьютер.</translation>
    </message>
</context>
<context>
    <name>roomdeck::HostingBar</name>
    <message>
        <source>Tool bar</source>
        <translation>Панель инструментов</translation>
    </message>
    <message>
        <source>msg/s</source>
        <translation>сообщ./с</translation>
    </message>
    <message>
        <source>Messages per second, lately</source>
        <translation>Сообщений в секунду за последнее время</translation>
    </message>
</context>
<context>
    <name>roomdeck::InspectorPanel</name>
    <message>
        <source>Type %1</source>
        <translation>Тип %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Пользователь %1</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Комната %1</translation>
    </message>
    <message>
        <source>Connection %1</source>
        <translation>Соединение %1</translation>
    </message>
    <message>
        <source>No message selected</source>
        <translation>Сообщение не выбрано</translation>
    </message>
    <message>
        <source>Select a row in the log to see all of it here.</source>
        <translation>Выберите строку журнала, и здесь будет она целиком.</translation>
    </message>
    <message>
        <source>Only this</source>
        <translation>Только это</translation>
    </message>
    <message>
        <source>Send again…</source>
        <translation>Ещё раз…</translation>
    </message>
    <message>
        <source>Put this message into the composer</source>
        <translation>Перенести это сообщение в редактор</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Копировать</translation>
    </message>
    <message>
        <source>Copy the message as it travelled</source>
        <translation>Копировать сообщение таким, каким оно пришло</translation>
    </message>
</context>
<context>
    <name>roomdeck::JsonEdit</name>
    <message>
        <source>Payload</source>
        <translation>Данные</translation>
    </message>
</context>
<context>
    <name>roomdeck::JsonTreeModel</name>
    <message>
        <source>… more</source>
        <translation>… дальше</translation>
    </message>
</context>
<context>
    <name>roomdeck::JsonTreeView</name>
    <message>
        <source>Payload</source>
        <translation>Данные</translation>
    </message>
    <message>
        <source>Copy Value</source>
        <translation>Копировать значение</translation>
    </message>
    <message>
        <source>Copy Path</source>
        <translation>Копировать путь</translation>
    </message>
    <message>
        <source>Copy as JSON</source>
        <translation>Копировать как JSON</translation>
    </message>
    <message>
        <source>Only Rows with This Value</source>
        <translation>Только строки с этим значением</translation>
    </message>
    <message>
        <source>Exclude Rows with This Value</source>
        <translation>Без строк с этим значением</translation>
    </message>
    <message>
        <source>Colour Rows with This Value</source>
        <translation>Выделить цветом строки с этим значением</translation>
    </message>
</context>
<context>
    <name>roomdeck::LimitFields</name>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Соединения</translation>
    </message>
    <message>
        <source>&amp;Rooms per connection</source>
        <translation>&amp;Комнат на соединение</translation>
    </message>
    <message>
        <source>&amp;Message size</source>
        <translation>&amp;Размер сообщения</translation>
    </message>
    <message>
        <source> KiB</source>
        <translation> КиБ</translation>
    </message>
    <message>
        <source>JSON &amp;depth</source>
        <translation>&amp;Глубина JSON</translation>
    </message>
    <message>
        <source>Messages per &amp;second and connection</source>
        <translation>Сообщений в &amp;секунду на соединение</translation>
    </message>
    <message>
        <source>Queue that counts as s&amp;low</source>
        <translation>Очередь &amp;медленного клиента</translation>
    </message>
    <message>
        <source>Queue that ends a c&amp;onnection</source>
        <translation>Очередь, которая &amp;обрывает</translation>
    </message>
    <message>
        <source>Silence before a &amp;ping</source>
        <translation>Молчание до &amp;проверки</translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>Time to a&amp;nswer a ping</source>
        <translation>&amp;Время на ответ</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без предела</translation>
    </message>
</context>
<context>
    <name>roomdeck::LineEditor</name>
    <message>
        <source>%1 to %2</source>
        <translation>от %1 до %2</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>целое число</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>число</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>may be left out</source>
        <translation>можно не указывать</translation>
    </message>
</context>
<context>
    <name>roomdeck::ListEditor</name>
    <message>
        <source>Add an Element</source>
        <translation>Добавить элемент</translation>
    </message>
    <message>
        <source>Element %1</source>
        <translation>Элемент %1</translation>
    </message>
    <message>
        <source>Remove element %1</source>
        <translation>Удалить элемент %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::ListSearch</name>
    <message>
        <source>Nothing here is called that</source>
        <translation>Ничего с таким именем нет</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>Найти</translation>
    </message>
    <message>
        <source>Find in the list</source>
        <translation>Найти в списке</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogActions</name>
    <message>
        <source>&amp;Clear Filter</source>
        <translation>С&amp;бросить фильтр</translation>
    </message>
    <message>
        <source>&amp;Mute Heartbeats</source>
        <translation>Б&amp;ез пульса</translation>
    </message>
    <message>
        <source>&amp;Find…</source>
        <translation>&amp;Найти…</translation>
    </message>
    <message>
        <source>Find &amp;Next</source>
        <translation>Найти &amp;следующее</translation>
    </message>
    <message>
        <source>Find &amp;Previous</source>
        <translation>Найти &amp;предыдущее</translation>
    </message>
    <message>
        <source>Go to &amp;Time…</source>
        <translation>П&amp;ерейти ко времени…</translation>
    </message>
    <message>
        <source>Next &amp;Error</source>
        <translation>Следующая &amp;ошибка</translation>
    </message>
    <message>
        <source>P&amp;revious Error</source>
        <translation>П&amp;редыдущая ошибка</translation>
    </message>
    <message>
        <source>Copy Pa&amp;yload</source>
        <translation>Копировать &amp;данные</translation>
    </message>
    <message>
        <source>&amp;Only This</source>
        <translation>&amp;Только это</translation>
    </message>
    <message>
        <source>E&amp;xclude This</source>
        <translation>Без &amp;этого</translation>
    </message>
    <message>
        <source>Colo&amp;ur This</source>
        <translation>Выделить &amp;цветом</translation>
    </message>
    <message>
        <source>Follow Con&amp;versation</source>
        <translation>Следить за &amp;разговором</translation>
    </message>
    <message>
        <source>&amp;Send Again…</source>
        <translation>О&amp;тправить ещё раз…</translation>
    </message>
    <message>
        <source>Filter the Lo&amp;g</source>
        <translation>Ф&amp;ильтр журнала</translation>
    </message>
    <message>
        <source>Copy &amp;Messages</source>
        <translation>Копировать сооб&amp;щения</translation>
    </message>
    <message>
        <source>&amp;Reply to Sender</source>
        <translation>О&amp;тветить отправителю</translation>
    </message>
    <message>
        <source>Reply to This Co&amp;nnection</source>
        <translation>Ответить в это &amp;соединение</translation>
    </message>
    <message>
        <source>Reply to R&amp;oom</source>
        <translation>Ответить в &amp;комнату</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogExporter</name>
    <message>
        <source>Export</source>
        <translation>Экспорт</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>Exporting to %1…</source>
        <translation>Экспорт в %1…</translation>
    </message>
    <message>
        <source>The export was cancelled; nothing was written.</source>
        <translation>Экспорт отменён, ничего не записано.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln rows were exported to %1.</source>
        <translation>
            <numerusform>%Ln строка экспортирована в %1.</numerusform>
            <numerusform>%Ln строки экспортированы в %1.</numerusform>
            <numerusform>%Ln строк экспортировано в %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Экспорт…</translation>
    </message>
    <message>
        <source>Export again</source>
        <translation>Экспортировать ещё раз</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogModel</name>
    <message>
        <source>Number</source>
        <translation>Номер</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Время</translation>
    </message>
    <message>
        <source>Time since the row above</source>
        <translation>Время после строки выше</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Направление</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>Комната</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Тип</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
    <message>
        <source>Size in bytes</source>
        <translation>Размер в байтах</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Содержание</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogNavigator</name>
    <message>
        <source>No error further down</source>
        <translation>Ниже ошибок нет</translation>
    </message>
    <message>
        <source>No error further up</source>
        <translation>Выше ошибок нет</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogPanel</name>
    <message>
        <source>No message matches</source>
        <translation>Ничего не подходит</translation>
    </message>
    <message>
        <source>The log holds messages, but none passes the filter.</source>
        <translation>Сообщения в журнале есть, но фильтр не пропускает ни одного.</translation>
    </message>
    <message>
        <source>Show all messages</source>
        <translation>Показать все сообщения</translation>
    </message>
    <message>
        <source>Waiting for the first message</source>
        <translation>Ждём первого сообщения</translation>
    </message>
    <message>
        <source>Connect a client to the address above, or try the built-in test page.</source>
        <translation>Подключите клиента к адресу выше или попробуйте встроенную тестовую страницу.</translation>
    </message>
    <message>
        <source>Open the test page</source>
        <translation>Тестовая страница</translation>
    </message>
    <message>
        <source>No server is running</source>
        <translation>Сервер не запущен</translation>
    </message>
    <message>
        <source>Start hosting, and every message shows up here.</source>
        <translation>Запустите сервер, и здесь появится каждое сообщение.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Запустить</translation>
    </message>
    <message>
        <source>Nothing was recorded</source>
        <translation>Ничего не записано</translation>
    </message>
    <message>
        <source>This session holds no messages.</source>
        <translation>В этой записи нет сообщений.</translation>
    </message>
</context>
<context>
    <name>roomdeck::LogText</name>
    <message>
        <source>Sent by the operator</source>
        <translation>Отправил оператор</translation>
    </message>
    <message>
        <source>Sent through the API</source>
        <translation>Отправлено через API</translation>
    </message>
    <message>
        <source>Sent by the server</source>
        <translation>Отправил сервер</translation>
    </message>
    <message>
        <source>Message from a client</source>
        <translation>Сообщение клиента</translation>
    </message>
    <message>
        <source>Joined a room</source>
        <translation>Вход в комнату</translation>
    </message>
    <message>
        <source>Left a room</source>
        <translation>Выход из комнаты</translation>
    </message>
    <message>
        <source>Connection opened</source>
        <translation>Соединение открыто</translation>
    </message>
    <message>
        <source>Connection closed</source>
        <translation>Соединение закрыто</translation>
    </message>
    <message>
        <source>Took a name</source>
        <translation>Взято имя</translation>
    </message>
    <message>
        <source>Message refused</source>
        <translation>Сообщение отклонено</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>Соединение отклонено</translation>
    </message>
    <message>
        <source>Action</source>
        <translation>Действие</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Gap</source>
        <translation>Пропуск</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>оператор</translation>
    </message>
    <message>
        <source>API · %1</source>
        <translation>API · %1</translation>
    </message>
    <message>
        <source>joined</source>
        <translation>вход</translation>
    </message>
    <message>
        <source>joined by %1 from %2</source>
        <translation>вход через %1 с %2</translation>
    </message>
    <message>
        <source>left</source>
        <translation>выход</translation>
    </message>
    <message>
        <source>left: %1</source>
        <translation>выход: %1</translation>
    </message>
    <message>
        <source>connected from %1</source>
        <translation>подключение с %1</translation>
    </message>
    <message>
        <source>connected by %1 from %2</source>
        <translation>подключение через %1 с %2</translation>
    </message>
    <message>
        <source>closed with %1</source>
        <translation>закрыто с кодом %1</translation>
    </message>
    <message>
        <source>closed with %1: %2</source>
        <translation>закрыто с кодом %1: %2</translation>
    </message>
    <message>
        <source>was %1</source>
        <translation>прежде %1</translation>
    </message>
    <message>
        <source>refused with HTTP %1, from %2</source>
        <translation>отказ HTTP %1, с %2</translation>
    </message>
    <message>
        <source>refused with HTTP %1, from %2: %3</source>
        <translation>отказ HTTP %1, с %2: %3</translation>
    </message>
    <message>
        <source>messages are missing here</source>
        <translation>здесь не хватает сообщений</translation>
    </message>
    <message>
        <source>%1 messages are missing here</source>
        <translation>здесь не хватает сообщений: %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>ещё %Ln</numerusform>
            <numerusform>ещё %Ln</numerusform>
            <numerusform>ещё %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>everyone</source>
        <translation>все</translation>
    </message>
    <message numerus="yes">
        <source>except %Ln people</source>
        <translation>
            <numerusform>кроме %Ln человека</numerusform>
            <numerusform>кроме %Ln человек</numerusform>
            <numerusform>кроме %Ln человек</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::LogView</name>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
</context>
<context>
    <name>roomdeck::MainWindow</name>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Users in %1</source>
        <translation>Пользователи: %1</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Комнаты</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Подробности</translation>
    </message>
    <message>
        <source>Composer</source>
        <translation>Редактор</translation>
    </message>
    <message>
        <source>Traffic over time</source>
        <translation>Трафик во времени</translation>
    </message>
</context>
<context>
    <name>roomdeck::Menus</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Комната</translation>
    </message>
    <message>
        <source>&amp;Send</source>
        <translation>&amp;Отправить</translation>
    </message>
    <message>
        <source>&amp;Moderate</source>
        <translation>&amp;Модерация</translation>
    </message>
    <message>
        <source>Sess&amp;ion</source>
        <translation>С&amp;еанс</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Справка</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>Те&amp;ма</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>theme</comment>
        <translation>&amp;Системная</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>С&amp;ветлая</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Тёмная</translation>
    </message>
    <message>
        <source>&amp;System</source>
        <comment>language</comment>
        <translation>&amp;Системный</translation>
    </message>
    <message>
        <source>&amp;Templates</source>
        <translation>&amp;Шаблоны</translation>
    </message>
    <message>
        <source>Sc&amp;hedule</source>
        <translation>&amp;График отправки</translation>
    </message>
    <message>
        <source>&amp;JSON Value</source>
        <translation>Значение &amp;JSON</translation>
    </message>
    <message>
        <source>P&amp;anels</source>
        <translation>П&amp;анели</translation>
    </message>
    <message>
        <source>Colum&amp;ns</source>
        <translation>Ст&amp;олбцы</translation>
    </message>
</context>
<context>
    <name>roomdeck::MessageBar</name>
    <message>
        <source>Close this message</source>
        <translation>Закрыть это сообщение</translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationActions</name>
    <message>
        <source>Nobody is selected</source>
        <translation>Никто не выбран</translation>
    </message>
    <message>
        <source>Selected: %1</source>
        <translation>Выбрано: %1</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Верн&amp;уть</translation>
    </message>
    <message>
        <source>&amp;Undo: %1</source>
        <translation>Верн&amp;уть: %1</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>За&amp;банить…</translation>
    </message>
    <message>
        <source>&amp;Mute</source>
        <translation>&amp;Лишить голоса</translation>
    </message>
    <message>
        <source>Another Time, with a &amp;Reason…</source>
        <translation>На другой срок, с &amp;причиной…</translation>
    </message>
    <message>
        <source>&amp;Let Speak Again</source>
        <translation>Вернуть &amp;голос</translation>
    </message>
    <message>
        <source>&amp;Put into a Room…</source>
        <translation>Вв&amp;ести в комнату…</translation>
    </message>
    <message>
        <source>&amp;Take Out of a Room…</source>
        <translation>В&amp;ывести из комнаты…</translation>
    </message>
    <message>
        <source>Nobody new may enter; who is inside stays</source>
        <translation>Новые не войдут; кто внутри, остаётся</translation>
    </message>
    <message>
        <source>No Limit</source>
        <translation>Без предела</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Another Number…</source>
        <translation>&amp;Другое число…</translation>
    </message>
    <message>
        <source>&amp;Slow Mode</source>
        <translation>&amp;Медленный режим</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>Выключен</translation>
    </message>
    <message>
        <source>One message every %1</source>
        <translation>Одно сообщение раз в %1</translation>
    </message>
    <message>
        <source>&amp;Another Time…</source>
        <translation>&amp;Другой промежуток…</translation>
    </message>
    <message>
        <source>Take everybody out; they stay connected</source>
        <translation>Вывести всех; соединения останутся</translation>
    </message>
    <message>
        <source>&amp;Everybody Here</source>
        <translation>Все, кто з&amp;десь</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Отменить</translation>
    </message>
    <message>
        <source>Mo&amp;ve to Another Room…</source>
        <translation>&amp;Перевести в другую комнату…</translation>
    </message>
    <message>
        <source>Loc&amp;k Room</source>
        <translation>&amp;Закрыть вход</translation>
    </message>
    <message>
        <source>Capacit&amp;y</source>
        <translation>Вме&amp;стимость</translation>
    </message>
    <message>
        <source>Clos&amp;e Room</source>
        <translation>&amp;Распустить комнату</translation>
    </message>
    <message>
        <source>Room Settin&amp;gs…</source>
        <translation>&amp;Настройки комнаты…</translation>
    </message>
    <message>
        <source>B&amp;ans and Mutes…</source>
        <translation>Б&amp;аны и молчание…</translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationDesk</name>
    <message>
        <source>Undone: %1</source>
        <translation>Отменено: %1</translation>
    </message>
    <message>
        <source>That did not work: %1</source>
        <translation>Не получилось: %1</translation>
    </message>
    <message>
        <source>Nothing had to be changed. %1</source>
        <translation>Менять было нечего. %1</translation>
    </message>
    <message>
        <source>Disconnected with %1: %2</source>
        <translation>Отключены с кодом %1: %2</translation>
    </message>
    <message>
        <source>Ban %1</source>
        <translation>Бан: %1</translation>
    </message>
    <message>
        <source>Banned %1: %2</source>
        <translation>Бан %1: %2</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Лишение голоса: %1</translation>
    </message>
    <message>
        <source>Muted %1: %2</source>
        <translation>Без голоса %1: %2</translation>
    </message>
    <message>
        <source>Let %1 speak</source>
        <translation>Возврат голоса: %1</translation>
    </message>
    <message>
        <source>May speak again: %1</source>
        <translation>Снова с голосом: %1</translation>
    </message>
    <message>
        <source>Move %1</source>
        <translation>Перевод: %1</translation>
    </message>
    <message>
        <source>Moved to %1: %2</source>
        <translation>Переведены в %1: %2</translation>
    </message>
    <message>
        <source>Put %1 into %2</source>
        <translation>Ввод: %1 → %2</translation>
    </message>
    <message>
        <source>Put into %1: %2</source>
        <translation>Введены в %1: %2</translation>
    </message>
    <message>
        <source>Take %1 out of %2</source>
        <translation>Вывод: %1 ← %2</translation>
    </message>
    <message>
        <source>Taken out of %1: %2</source>
        <translation>Выведены из %1: %2</translation>
    </message>
    <message>
        <source>Lock %1</source>
        <translation>Закрытие входа: %1</translation>
    </message>
    <message>
        <source>Unlock %1</source>
        <translation>Открытие входа: %1</translation>
    </message>
    <message>
        <source>Locked: %1</source>
        <translation>Вход закрыт: %1</translation>
    </message>
    <message>
        <source>Unlocked: %1</source>
        <translation>Вход открыт: %1</translation>
    </message>
    <message>
        <source>Capacity of %1</source>
        <translation>Вместимость: %1</translation>
    </message>
    <message>
        <source>Any number of people may enter: %1</source>
        <translation>Войти может сколько угодно людей: %1</translation>
    </message>
    <message numerus="yes">
        <source>At most %Ln people: %1</source>
        <translation>
            <numerusform>Не больше %Ln человека: %1</numerusform>
            <numerusform>Не больше %Ln человек: %1</numerusform>
            <numerusform>Не больше %Ln человек: %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Slow mode of %1</source>
        <translation>Медленный режим: %1</translation>
    </message>
    <message>
        <source>Slow mode is off: %1</source>
        <translation>Медленный режим выключен: %1</translation>
    </message>
    <message>
        <source>One message every %1: %2</source>
        <translation>Одно сообщение раз в %1: %2</translation>
    </message>
    <message>
        <source>Close %1</source>
        <translation>Роспуск: %1</translation>
    </message>
    <message>
        <source>Closed: %1</source>
        <translation>Распущена: %1</translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation>Настройки: %1</translation>
    </message>
    <message>
        <source>Saved the settings of %1</source>
        <translation>Настройки сохранены: %1</translation>
    </message>
    <message>
        <source>Lift %1</source>
        <translation>Снятие: %1</translation>
    </message>
    <message>
        <source>Lifted: %1</source>
        <translation>Снято: %1</translation>
    </message>
    <message>
        <source>&amp;Disconnect This Connection…</source>
        <translation>&amp;Отключить это соединение…</translation>
    </message>
    <message>
        <source>&amp;Disconnect User…</source>
        <translation>&amp;Отключить пользователя…</translation>
    </message>
    <message>
        <source>Disconnect All Connections o&amp;f the User…</source>
        <translation>Отключить &amp;все соединения пользователя…</translation>
    </message>
    <message>
        <source>Disconnect One &amp;Connection…</source>
        <translation>От&amp;ключить одно соединение…</translation>
    </message>
</context>
<context>
    <name>roomdeck::ModerationScope</name>
    <message numerus="yes">
        <source>%1 and %Ln more</source>
        <translation>
            <numerusform>%1 и ещё %Ln</numerusform>
            <numerusform>%1 и ещё %Ln</numerusform>
            <numerusform>%1 и ещё %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people in %1</source>
        <translation>
            <numerusform>%Ln человек в %1</numerusform>
            <numerusform>%Ln человека в %1</numerusform>
            <numerusform>%Ln человек в %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::NewRowsPill</name>
    <message>
        <source>Follow the newest rows (End)</source>
        <translation>Следить за последними строками (End)</translation>
    </message>
    <message numerus="yes">
        <source>▼ %1 new</source>
        <extracomment>On the button that jumps to the newest rows; %1 is the number as people write it</extracomment>
        <translation>
            <numerusform>▼ %1 новая</numerusform>
            <numerusform>▼ %1 новые</numerusform>
            <numerusform>▼ %1 новых</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>❚❚ Paused · %1 waiting</source>
        <extracomment>On the button that ends the pause; %1 is the number of rows as people write it</extracomment>
        <translation>
            <numerusform>❚❚ Пауза · ждёт %1</numerusform>
            <numerusform>❚❚ Пауза · ждут %1</numerusform>
            <numerusform>❚❚ Пауза · ждут %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what arrived meanwhile</source>
        <translation>Показать то, что пришло за это время</translation>
    </message>
</context>
<context>
    <name>roomdeck::NotificationRules</name>
    <message>
        <source>Somebody joins</source>
        <translation>Кто-то входит</translation>
    </message>
    <message>
        <source>A message is refused</source>
        <translation>Сообщение отклонено</translation>
    </message>
    <message>
        <source>Somebody raises a hand</source>
        <translation>Кто-то поднимает руку</translation>
    </message>
</context>
<context>
    <name>roomdeck::NotificationsDialog</name>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Добавить</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Убрать</translation>
    </message>
    <message>
        <source>&amp;Try</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>Notifications</source>
        <translation>Уведомления</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Когда</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Фильтр</translation>
    </message>
    <message>
        <source>Desktop</source>
        <translation>На экране</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>Звук</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>New notification</source>
        <translation>Новое уведомление</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You are told only while the window is not in front. Filters are written as in the log.</source>
        <translation>Уведомления приходят, только пока окно не впереди. Фильтры пишутся так же, как в журнале.</translation>
    </message>
    <message>
        <source>This desktop shows no notifications; sounds work all the same.</source>
        <translation>На этом рабочем столе нет уведомлений; звук работает и так.</translation>
    </message>
</context>
<context>
    <name>roomdeck::Notifier</name>
    <message numerus="yes">
        <source>%Ln more times</source>
        <translation>
            <numerusform>ещё %Ln раз</numerusform>
            <numerusform>ещё %Ln раза</numerusform>
            <numerusform>ещё %Ln раз</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::OriginQuestion</name>
    <message>
        <source>Refused a page that was opened from a file. Allow it and pages from any other file can connect, too.</source>
        <translation>Отказано странице, открытой из файла. Если разрешить, смогут подключаться страницы из любых файлов.</translation>
    </message>
    <message>
        <source>&amp;Allow this origin</source>
        <translation>&amp;Разрешить этот источник</translation>
    </message>
    <message>
        <source>Refused a page from %1. Is it yours?</source>
        <translation>Отказано странице с %1. Она ваша?</translation>
    </message>
</context>
<context>
    <name>roomdeck::OverviewStrip</name>
    <message>
        <source>Overview of the log</source>
        <translation>Обзор журнала</translation>
    </message>
</context>
<context>
    <name>roomdeck::PlacementDialog</name>
    <message>
        <source>Take Out of a Room: %1</source>
        <translation>Вывести из комнаты: %1</translation>
    </message>
    <message>
        <source>Move to Another Room: %1</source>
        <translation>Перевести в другую комнату: %1</translation>
    </message>
    <message>
        <source>Put into a Room: %1</source>
        <translation>Ввести в комнату: %1</translation>
    </message>
    <message>
        <source>Take out</source>
        <translation>Вывести</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Перевести</translation>
    </message>
    <message>
        <source>Put in</source>
        <translation>Ввести</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Комната</translation>
    </message>
    <message>
        <source>Nobody of them is connected any more.</source>
        <translation>Никто из них больше не подключён.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections leave the room and stay connected.</source>
        <translation>
            <numerusform>%Ln соединение выйдет из комнаты и останется открытым.</numerusform>
            <numerusform>%Ln соединения выйдут из комнаты и останутся открытыми.</numerusform>
            <numerusform>%Ln соединений выйдут из комнаты и останутся открытыми.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections leave all their rooms and enter this one.</source>
        <translation>
            <numerusform>%Ln соединение выйдет из всех своих комнат и войдёт в эту.</numerusform>
            <numerusform>%Ln соединения выйдут из всех своих комнат и войдут в эту.</numerusform>
            <numerusform>%Ln соединений выйдут из всех своих комнат и войдут в эту.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections enter this room besides the rooms they are in.</source>
        <translation>
            <numerusform>%Ln соединение войдёт в эту комнату, не покидая других.</numerusform>
            <numerusform>%Ln соединения войдут в эту комнату, не покидая других.</numerusform>
            <numerusform>%Ln соединений войдут в эту комнату, не покидая других.</numerusform>
        </translation>
    </message>
    <message>
        <source>The room is not open yet; it opens with them.</source>
        <translation>Комната ещё не открыта; она откроется вместе с ними.</translation>
    </message>
    <message>
        <source>The room is locked or full; your word overrules that.</source>
        <translation>Вход в комнату закрыт или она полна; ваше слово важнее.</translation>
    </message>
    <message>
        <source>They are in no room.</source>
        <translation>Они ни в одной комнате.</translation>
    </message>
    <message>
        <source>Choose a room or type a new one&apos;s name.</source>
        <translation>Выберите комнату или напишите имя новой.</translation>
    </message>
    <message>
        <source>This cannot be a room&apos;s name.</source>
        <translation>Комнату так назвать нельзя.</translation>
    </message>
    <message>
        <source>&amp;Connections</source>
        <translation>&amp;Соединения</translation>
    </message>
</context>
<context>
    <name>roomdeck::PreviewDialog</name>
    <message>
        <source>Preview of the exact bytes</source>
        <translation>Точные байты сообщения</translation>
    </message>
    <message>
        <source>Bytes for %1 clients</source>
        <translation>Байты для клиентов %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 · %Ln byte(s) · %2</source>
        <translation>
            <numerusform>%1 · %Ln байт · %2</numerusform>
            <numerusform>%1 · %Ln байта · %2</numerusform>
            <numerusform>%1 · %Ln байт · %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>The time is set anew when it is sent; everything else travels as shown.</source>
        <translation>Время ставится при отправке; всё остальное уйдёт так, как показано.</translation>
    </message>
</context>
<context>
    <name>roomdeck::QrDialog</name>
    <message>
        <source>Connect a phone</source>
        <translation>Подключить телефон</translation>
    </message>
    <message>
        <source>The server listens on this computer only, so a phone cannot reach it. Listen on 0.0.0.0 and start again.</source>
        <translation>Сервер слушает только на этом компьютере, телефон до него не достанет. Укажите адрес 0.0.0.0 и запустите сервер заново.</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>Настройки…</translation>
    </message>
    <message>
        <source>QR code of %1</source>
        <translation>QR-код адреса %1</translation>
    </message>
    <message>
        <source>Scan it with a phone on the same network to open the test page.</source>
        <translation>Наведите телефон, подключённый к той же сети, и откроется тестовая страница.</translation>
    </message>
</context>
<context>
    <name>roomdeck::Quantities</name>
    <message>
        <source>%1 B</source>
        <translation>%1 Б</translation>
    </message>
    <message>
        <source>%1 KB</source>
        <translation>%1 КБ</translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation>%1 МБ</translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation>%1 ГБ</translation>
    </message>
    <message>
        <source>%1 msg/s</source>
        <translation>%1 сообщ./с</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a size per second, as in 412 KB/s</comment>
        <translation>%1/с</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 мс</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 дн.</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
</context>
<context>
    <name>roomdeck::RawPage</name>
    <message>
        <source>Raw message</source>
        <translation>Сообщение как есть</translation>
    </message>
    <message>
        <source>Raw</source>
        <translation>Текст</translation>
    </message>
    <message>
        <source>As %1 gets it · %2</source>
        <translation>Как это получает %1 · %2</translation>
    </message>
</context>
<context>
    <name>roomdeck::Receipt</name>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln ждёт</numerusform>
            <numerusform>%Ln ждут</numerusform>
            <numerusform>%Ln ждут</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is slow</source>
        <translation>%1 медлит</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting, %1 is slow</source>
        <translation>
            <numerusform>%Ln ждёт, %1 медлит</numerusform>
            <numerusform>%Ln ждут, %1 медлит</numerusform>
            <numerusform>%Ln ждут, %1 медлит</numerusform>
        </translation>
    </message>
    <message>
        <source>the server is stopped</source>
        <translation>сервер остановлен</translation>
    </message>
    <message>
        <source>nobody of that name is here</source>
        <translation>никого с таким именем нет</translation>
    </message>
    <message>
        <source>the payload is not JSON</source>
        <translation>данные — не JSON</translation>
    </message>
    <message>
        <source>the event has no type</source>
        <translation>у события нет типа</translation>
    </message>
    <message>
        <source>the message is too large</source>
        <translation>сообщение слишком велико</translation>
    </message>
    <message>
        <source>the server refused it</source>
        <translation>сервер отказал</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>ждёт</translation>
    </message>
    <message>
        <source>written</source>
        <translation>записано</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>отброшено</translation>
    </message>
    <message>
        <source>left before it was written</source>
        <translation>ушёл до записи</translation>
    </message>
    <message>
        <source>not sent: %1</source>
        <translation>не отправлено: %1</translation>
    </message>
    <message>
        <source>sent, but nobody was there</source>
        <translation>отправлено, но никого не было</translation>
    </message>
    <message>
        <source>written to %1 of %2</source>
        <translation>записано %1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dropped</source>
        <translation>
            <numerusform>%Ln отброшено</numerusform>
            <numerusform>%Ln отброшено</numerusform>
            <numerusform>%Ln отброшено</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln left before</source>
        <translation>
            <numerusform>%Ln ушёл раньше</numerusform>
            <numerusform>%Ln ушли раньше</numerusform>
            <numerusform>%Ln ушли раньше</numerusform>
        </translation>
    </message>
    <message>
        <source>dropped: queue full</source>
        <translation>не вошло в очередь</translation>
    </message>
    <message>
        <source>dropped: too slow</source>
        <translation>слишком медленно</translation>
    </message>
    <message>
        <source>gave no answer</source>
        <translation>не отвечал</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>неизвестно</translation>
    </message>
</context>
<context>
    <name>roomdeck::ReceiptModel</name>
    <message>
        <source>connection %1</source>
        <translation>соединение %1</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Пользователь</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Соединение</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Итог</translation>
    </message>
</context>
<context>
    <name>roomdeck::ReceiptPopup</name>
    <message>
        <source>Show in &amp;log</source>
        <translation>Показать в &amp;журнале</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>settled within %L1 ms</source>
        <translation>всё за %L1 мс</translation>
    </message>
</context>
<context>
    <name>roomdeck::RecentFiles</name>
    <message>
        <source>&amp;Clear This List</source>
        <translation>&amp;Очистить список</translation>
    </message>
    <message>
        <source>Open &amp;Recent</source>
        <translation>Открыть &amp;недавние</translation>
    </message>
</context>
<context>
    <name>roomdeck::RecipientTable</name>
    <message>
        <source>Recipients of the message</source>
        <translation>Получатели сообщения</translation>
    </message>
</context>
<context>
    <name>roomdeck::RecordingDesk</name>
    <message>
        <source>%1. Hosting goes on; what happens is kept in memory for a while and written later.</source>
        <translation>%1. Сервер продолжает работать; события пока хранятся в памяти и будут записаны позже.</translation>
    </message>
    <message>
        <source>Recording goes on, and nothing was lost.</source>
        <translation>Запись продолжается, ничего не потеряно.</translation>
    </message>
    <message numerus="yes">
        <source>Recording goes on. %Ln messages are missing; the file says where.</source>
        <translation>
            <numerusform>Запись продолжается. Не хватает %Ln сообщения; в файле отмечено, где.</numerusform>
            <numerusform>Запись продолжается. Не хватает %Ln сообщений; в файле отмечено, где.</numerusform>
            <numerusform>Запись продолжается. Не хватает %Ln сообщений; в файле отмечено, где.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop recording into a session file</source>
        <translation>Прекратить запись в файл</translation>
    </message>
    <message>
        <source>Record into a session file</source>
        <translation>Записывать в файл</translation>
    </message>
    <message>
        <source>Recording %1 · %2</source>
        <comment>file name, size</comment>
        <translation>Запись %1 · %2</translation>
    </message>
    <message>
        <source>Recording fails</source>
        <translation>Запись не удаётся</translation>
    </message>
    <message>
        <source>Records when hosting starts</source>
        <translation>Запись начнётся вместе с сервером</translation>
    </message>
    <message>
        <source>Not recording</source>
        <translation>Запись не ведётся</translation>
    </message>
    <message>
        <source>&amp;Record</source>
        <translation>&amp;Запись</translation>
    </message>
    <message>
        <source>Show Recording in &amp;Folder</source>
        <translation>Показать запись в &amp;папке</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Показать в папке</translation>
    </message>
</context>
<context>
    <name>roomdeck::RecordingPage</name>
    <message>
        <source>&amp;Record every run into a session file</source>
        <translation>&amp;Записывать каждый запуск в файл</translation>
    </message>
    <message>
        <source>&amp;Size of all sessions</source>
        <translation>&amp;Объём всех записей</translation>
    </message>
    <message>
        <source> MiB</source>
        <translation> МиБ</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без ограничения</translation>
    </message>
    <message>
        <source>&amp;Keep sessions for</source>
        <translation>&amp;Хранить записи</translation>
    </message>
    <message>
        <source> days</source>
        <translation> дн.</translation>
    </message>
    <message>
        <source>Sessions beyond these limits are removed, the oldest first; never the one being recorded or one that is open.</source>
        <translation>Записи сверх этих пределов удаляются, начиная с самых старых; текущая запись и открытые файлы не удаляются никогда.</translation>
    </message>
</context>
<context>
    <name>roomdeck::RepeatDialog</name>
    <message>
        <source>&amp;Every</source>
        <translation>&amp;Каждые</translation>
    </message>
    <message>
        <source>&amp;Stop after</source>
        <translation>&amp;Остановиться после</translation>
    </message>
    <message>
        <source>Send the &amp;first one now</source>
        <translation>&amp;Первое отправить сразу</translation>
    </message>
    <message>
        <source>&amp;Once at</source>
        <translation>&amp;Один раз в</translation>
    </message>
    <message>
        <source>Time to send at</source>
        <translation>Время отправки</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>To</source>
        <translation>Кому</translation>
    </message>
    <message>
        <source>Sche&amp;dule</source>
        <translation>За&amp;планировать</translation>
    </message>
    <message>
        <source>Interval</source>
        <translation>Промежуток</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>секунд</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>минут</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>часов</translation>
    </message>
    <message>
        <source>Unit of the interval</source>
        <translation>Единица промежутка</translation>
    </message>
    <message>
        <source> times</source>
        <translation> раз</translation>
    </message>
    <message>
        <source>Number of sends</source>
        <translation>Сколько раз</translation>
    </message>
    <message>
        <source>A scheduled message cannot ask: put a value in place of {{ask:…}} first.</source>
        <translation>Сообщение по расписанию не может спрашивать: сначала замените {{ask:…}} значением.</translation>
    </message>
    <message>
        <source>This time has passed.</source>
        <translation>Это время уже прошло.</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>Нужно имя.</translation>
    </message>
    <message>
        <source>Repeat or Schedule</source>
        <translation>Повторять или по времени</translation>
    </message>
</context>
<context>
    <name>roomdeck::RestrictionDialog</name>
    <message>
        <source>Ban %1</source>
        <translation>Забанить: %1</translation>
    </message>
    <message>
        <source>Mute %1</source>
        <translation>Лишить голоса: %1</translation>
    </message>
    <message>
        <source>Ban</source>
        <translation>Забанить</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Лишить голоса</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Пользователь</translation>
    </message>
    <message>
        <source>10.0.0.7, without port</source>
        <translation>10.0.0.7, без порта</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>by &amp;user name: %1</source>
        <translation>по &amp;имени: %1</translation>
    </message>
    <message>
        <source>by &amp;address: none is known</source>
        <translation>по &amp;адресу: ни одного не известно</translation>
    </message>
    <message>
        <source>by &amp;address: %1</source>
        <translation>по &amp;адресу: %1</translation>
    </message>
    <message>
        <source>Keep out</source>
        <translation>Не пускать</translation>
    </message>
    <message>
        <source>shown to the client&apos;s program</source>
        <translation>увидит программа клиента</translation>
    </message>
    <message>
        <source>for the audit trail</source>
        <translation>для журнала действий</translation>
    </message>
    <message>
        <source>&amp;Time</source>
        <translation>&amp;Срок</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>П&amp;ричина</translation>
    </message>
    <message>
        <source>Choose the name, the address, or both.</source>
        <translation>Выберите имя, адрес или то и другое.</translation>
    </message>
    <message>
        <source>Fill in a user, an address, or both.</source>
        <translation>Укажите пользователя, адрес или то и другое.</translation>
    </message>
    <message>
        <source>Fill in a user.</source>
        <translation>Укажите пользователя.</translation>
    </message>
    <message>
        <source>This cannot be a user&apos;s name.</source>
        <translation>Пользователя так звать не может.</translation>
    </message>
    <message>
        <source>This is no IP address.</source>
        <translation>Это не IP-адрес.</translation>
    </message>
    <message numerus="yes">
        <source>The reason is %Ln bytes too long.</source>
        <translation>
            <numerusform>Причина длиннее, чем можно, на %Ln байт.</numerusform>
            <numerusform>Причина длиннее, чем можно, на %Ln байта.</numerusform>
            <numerusform>Причина длиннее, чем можно, на %Ln байт.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people may listen but not speak, %1.</source>
        <translation>
            <numerusform>%Ln человек сможет слушать, но не говорить, %1.</numerusform>
            <numerusform>%Ln человека смогут слушать, но не говорить, %1.</numerusform>
            <numerusform>%Ln человек смогут слушать, но не говорить, %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody connected now is meant.</source>
        <translation>Сейчас никто из подключённых под это не попадает.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people are disconnected now (%1).</source>
        <translation>
            <numerusform>Сейчас будет отключён %Ln человек (%1).</numerusform>
            <numerusform>Сейчас будут отключены %Ln человека (%1).</numerusform>
            <numerusform>Сейчас будут отключены %Ln человек (%1).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>They are refused %1, in any spelling of the name.</source>
        <translation>Их не пустят %1, как бы имя ни было написано.</translation>
    </message>
    <message>
        <source>Whoever comes from there is refused %1.</source>
        <translation>Всех, кто приходит оттуда, не пустят %1.</translation>
    </message>
    <message numerus="yes">
        <source>The address is shared by %Ln other people: %1</source>
        <translation>
            <numerusform>С того же адреса ещё %Ln человек: %1</numerusform>
            <numerusform>С того же адреса ещё %Ln человека: %1</numerusform>
            <numerusform>С того же адреса ещё %Ln человек: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::RestrictionsDialog</name>
    <message>
        <source>Bans and Mutes</source>
        <translation>Баны и молчание</translation>
    </message>
    <message>
        <source>Bans and mutes</source>
        <translation>Баны и молчание</translation>
    </message>
    <message>
        <source>&amp;Ban…</source>
        <translation>За&amp;банить…</translation>
    </message>
    <message>
        <source>&amp;Mute…</source>
        <translation>&amp;Лишить голоса…</translation>
    </message>
    <message>
        <source>&amp;Lift</source>
        <translation>С&amp;нять</translation>
    </message>
    <message>
        <source>Let the selected ones in or speak again (Delete)</source>
        <translation>Снова пустить выбранных или вернуть им голос (Delete)</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Закрыть</translation>
    </message>
    <message>
        <source>Nobody is banned or muted</source>
        <translation>Никто не забанен и не лишён голоса</translation>
    </message>
    <message>
        <source>Who is banned is refused before connecting; who is muted may listen, not speak.</source>
        <translation>Забаненного не пустят ещё до подключения; лишённый голоса слушает, но не говорит.</translation>
    </message>
    <message>
        <source>Ban…</source>
        <translation>Забанить…</translation>
    </message>
</context>
<context>
    <name>roomdeck::RestrictionsModel</name>
    <message>
        <source>Ban</source>
        <translation>Бан</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Без голоса</translation>
    </message>
    <message>
        <source>address %1</source>
        <translation>адрес %1</translation>
    </message>
    <message>
        <source>for good</source>
        <translation>навсегда</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Что</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Кто</translation>
    </message>
    <message>
        <source>Time left</source>
        <translation>Осталось</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Кем</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>С</translation>
    </message>
</context>
<context>
    <name>roomdeck::RoomDelegate</name>
    <message>
        <source>locked</source>
        <translation>закрыта</translation>
    </message>
    <message>
        <source>slow %1</source>
        <translation>раз в %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::RoomSettingsDialog</name>
    <message>
        <source>&amp;Locked: nobody may enter</source>
        <translation>&amp;Вход закрыт: новые не войдут</translation>
    </message>
    <message>
        <source>Room Settings</source>
        <translation>Настройки комнаты</translation>
    </message>
    <message>
        <source>for you, clients do not see it</source>
        <translation>для вас, клиенты его не видят</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без предела</translation>
    </message>
    <message>
        <source> people</source>
        <translation> чел.</translation>
    </message>
    <message>
        <source>off</source>
        <translation>выключен</translation>
    </message>
    <message>
        <source>one message every </source>
        <translation>сообщение раз в </translation>
    </message>
    <message>
        <source> s</source>
        <translation> с</translation>
    </message>
    <message>
        <source>as the server does</source>
        <translation>как на всём сервере</translation>
    </message>
    <message>
        <source>back to the sender too</source>
        <translation>и самому отправителю</translation>
    </message>
    <message>
        <source>not back to the sender</source>
        <translation>всем, кроме отправителя</translation>
    </message>
    <message>
        <source>Welcome message</source>
        <translation>Приветствие</translation>
    </message>
    <message>
        <source>Pinned announcement</source>
        <translation>Закреплённое объявление</translation>
    </message>
    <message>
        <source>&amp;Room</source>
        <translation>&amp;Комната</translation>
    </message>
    <message>
        <source>&amp;Description</source>
        <translation>&amp;Описание</translation>
    </message>
    <message>
        <source>&amp;Capacity</source>
        <translation>Вм&amp;естимость</translation>
    </message>
    <message>
        <source>&amp;Slow mode</source>
        <translation>&amp;Медленный режим</translation>
    </message>
    <message>
        <source>&amp;Messages go</source>
        <translation>&amp;Сообщения идут</translation>
    </message>
    <message>
        <source>&amp;Welcome</source>
        <translation>&amp;Приветствие</translation>
    </message>
    <message>
        <source>&amp;Pinned</source>
        <translation>&amp;Закреплено</translation>
    </message>
    <message>
        <source>Rules are kept by the room&apos;s name, also while it is not open.</source>
        <translation>Правила хранятся по имени комнаты, даже пока она не открыта.</translation>
    </message>
    <message>
        <source>Takes effect at once; people inside stay.</source>
        <translation>Действует сразу; кто внутри, остаётся.</translation>
    </message>
    <message>
        <source>Not open yet: the rules wait for it.</source>
        <translation>Ещё не открыта: правила подождут её.</translation>
    </message>
    <message>
        <source>Choose a room or type a new one&apos;s name.</source>
        <translation>Выберите комнату или напишите имя новой.</translation>
    </message>
    <message>
        <source>This cannot be a room&apos;s name.</source>
        <translation>Комнату так назвать нельзя.</translation>
    </message>
    <message>
        <source>Welcome: %1</source>
        <translation>Приветствие: %1</translation>
    </message>
    <message>
        <source>Pinned: %1</source>
        <translation>Закреплено: %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::RoomsModel</name>
    <message>
        <source>All rooms</source>
        <translation>Все комнаты</translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>last message at %1</source>
        <translation>последнее сообщение в %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>закрыта</translation>
    </message>
    <message numerus="yes">
        <source>at most %Ln people</source>
        <translation>
            <numerusform>не больше %Ln человека</numerusform>
            <numerusform>не больше %Ln человек</numerusform>
            <numerusform>не больше %Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>slow mode, one message every %1</source>
        <translation>медленный режим, одно сообщение раз в %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln unread</source>
        <translation>
            <numerusform>%Ln непрочитанное</numerusform>
            <numerusform>%Ln непрочитанных</numerusform>
            <numerusform>%Ln непрочитанных</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::RoomsPanel</name>
    <message>
        <source>Rooms</source>
        <translation>Комнаты</translation>
    </message>
    <message>
        <source>No rooms yet</source>
        <translation>Комнат ещё нет</translation>
    </message>
    <message>
        <source>A room opens when the first client joins it.</source>
        <translation>Комната открывается, когда в неё входит первый клиент.</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>Копировать адрес</translation>
    </message>
    <message>
        <source>Nothing is hosted</source>
        <translation>Сервер не запущен</translation>
    </message>
    <message>
        <source>Start the server to let clients open rooms.</source>
        <translation>Запустите сервер, и клиенты смогут открывать комнаты.</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Запустить</translation>
    </message>
</context>
<context>
    <name>roomdeck::RowCommands</name>
    <message>
        <source>&amp;Only %1</source>
        <translation>&amp;Только %1</translation>
    </message>
    <message>
        <source>E&amp;xclude %1</source>
        <translation>&amp;Без %1</translation>
    </message>
    <message>
        <source>Colo&amp;ur %1</source>
        <translation>Выделить &amp;цветом %1</translation>
    </message>
    <message>
        <source>&amp;No Colour</source>
        <translation>&amp;Без цвета</translation>
    </message>
</context>
<context>
    <name>roomdeck::SavedFilters</name>
    <message>
        <source>No saved filters yet</source>
        <translation>Сохранённых фильтров ещё нет</translation>
    </message>
    <message>
        <source>Save Filter</source>
        <translation>Сохранить фильтр</translation>
    </message>
    <message>
        <source>Name:</source>
        <translation>Имя:</translation>
    </message>
    <message>
        <source>★ Saved</source>
        <translation>★ Свои</translation>
    </message>
    <message>
        <source>Saved filters and colours</source>
        <translation>Сохранённые фильтры и цвета</translation>
    </message>
    <message>
        <source>&amp;Save Filter…</source>
        <translation>&amp;Сохранить фильтр…</translation>
    </message>
    <message>
        <source>&amp;Colour What Is Shown</source>
        <translation>&amp;Раскрасить показанное</translation>
    </message>
    <message>
        <source>&amp;Edit Filters and Colours…</source>
        <translation>&amp;Изменить фильтры и цвета…</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>Заменить</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Сохранить</translation>
    </message>
    <message>
        <source>Saved F&amp;ilters</source>
        <translation>Сохранённые фил&amp;ьтры</translation>
    </message>
</context>
<context>
    <name>roomdeck::ScheduleModel</name>
    <message>
        <source>%1 h</source>
        <translation>%1 ч</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 мин</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 с</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>через %1</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>пауза</translation>
    </message>
    <message>
        <source>paused, server stopped</source>
        <translation>пауза, сервер остановлен</translation>
    </message>
    <message>
        <source>done</source>
        <translation>готово</translation>
    </message>
    <message>
        <source>missed</source>
        <translation>пропущено</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>закончено</translation>
    </message>
    <message>
        <source>every %1</source>
        <translation>каждые %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>ещё %Ln</numerusform>
            <numerusform>ещё %Ln</numerusform>
            <numerusform>ещё %Ln</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>sent %Ln times</source>
        <translation>
            <numerusform>отправлено %Ln раз</numerusform>
            <numerusform>отправлено %Ln раза</numerusform>
            <numerusform>отправлено %Ln раз</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln missed</source>
        <translation>
            <numerusform>%Ln пропущено</numerusform>
            <numerusform>%Ln пропущено</numerusform>
            <numerusform>%Ln пропущено</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SchedulePanel</name>
    <message>
        <source>The schedule cannot be saved: %1</source>
        <translation>Расписание не сохранить: %1</translation>
    </message>
    <message numerus="yes">
        <source>%1: %Ln not sent, for the computer slept or the program was away</source>
        <translation>
            <numerusform>%1: %Ln не отправлено, компьютер спал или программа не работала</numerusform>
            <numerusform>%1: %Ln не отправлено, компьютер спал или программа не работала</numerusform>
            <numerusform>%1: %Ln не отправлено, компьютер спал или программа не работала</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Pause Scheduled Message</source>
        <translation>&amp;Приостановить</translation>
    </message>
    <message>
        <source>&amp;Resume Scheduled Message</source>
        <translation>&amp;Продолжить</translation>
    </message>
    <message>
        <source>Cancel scheduled message</source>
        <translation>Отменить сообщение по расписанию</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>По расписанию</translation>
    </message>
    <message>
        <source>Scheduled messages</source>
        <translation>Сообщения по расписанию</translation>
    </message>
    <message>
        <source>&amp;Cancel Scheduled Message</source>
        <translation>&amp;Отменить</translation>
    </message>
    <message>
        <source>&amp;Remove Finished</source>
        <translation>&amp;Убрать законченные</translation>
    </message>
</context>
<context>
    <name>roomdeck::SchemaDesk</name>
    <message>
        <source>Schema of This T&amp;ype…</source>
        <translation>С&amp;хема этого типа…</translation>
    </message>
    <message>
        <source>Fill In a For&amp;m…</source>
        <translation>Заполнить &amp;форму…</translation>
    </message>
</context>
<context>
    <name>roomdeck::SchemaDialog</name>
    <message>
        <source>Schema of an Event Type</source>
        <translation>Схема типа события</translation>
    </message>
    <message>
        <source>Schema in JSON</source>
        <translation>Схема в JSON</translation>
    </message>
    <message>
        <source>&amp;Load…</source>
        <translation>&amp;Загрузить…</translation>
    </message>
    <message>
        <source>&amp;Type</source>
        <translation>&amp;Тип</translation>
    </message>
    <message>
        <source>Load a Schema</source>
        <translation>Загрузка схемы</translation>
    </message>
    <message>
        <source>JSON Schema (*.json);;All files (*)</source>
        <translation>Схема JSON (*.json);;Все файлы (*)</translation>
    </message>
    <message>
        <source>A schema is a JSON object.</source>
        <translation>Схема — это объект JSON.</translation>
    </message>
    <message>
        <source>An empty schema is none. Payloads of this type are then not checked.</source>
        <translation>Пустая схема — это её отсутствие: содержимое такого типа не проверяется.</translation>
    </message>
    <message>
        <source>%1 leads nowhere; only parts of this schema can be referred to.</source>
        <translation>%1 никуда не ведёт: ссылаться можно только на части этой же схемы.</translation>
    </message>
    <message>
        <source>Payloads are checked while you write; sending stays possible. All of JSON Schema 2020-12 is understood except formats, references to other files and what is left unevaluated.</source>
        <translation>Содержимое проверяется при вводе, но отправить его можно в любом случае. Понимается JSON Schema 2020-12, кроме форматов, ссылок на другие файлы и ключей unevaluated….</translation>
    </message>
</context>
<context>
    <name>roomdeck::SchemaFormDialog</name>
    <message>
        <source>Fill In: %1</source>
        <translation>Заполнить: %1</translation>
    </message>
    <message>
        <source>Put into the &amp;Composer</source>
        <translation>Перенести в &amp;редактор</translation>
    </message>
</context>
<context>
    <name>roomdeck::SchemaText</name>
    <message>
        <source>must be %1</source>
        <comment>a JSON type</comment>
        <translation>нужен тип %1</translation>
    </message>
    <message>
        <source>%1 is missing</source>
        <translation>не хватает %1</translation>
    </message>
    <message>
        <source>%1 is not foreseen</source>
        <translation>%1 не предусмотрено</translation>
    </message>
    <message>
        <source>must be one of %1</source>
        <translation>должно быть одно из: %1</translation>
    </message>
    <message>
        <source>must be at least %1</source>
        <translation>должно быть не меньше %1</translation>
    </message>
    <message>
        <source>must be at most %1</source>
        <translation>должно быть не больше %1</translation>
    </message>
    <message>
        <source>does not match %1</source>
        <translation>не подходит под %1</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
            <numerusform>и ещё %Ln</numerusform>
        </translation>
    </message>
    <message>
        <source>must be more than %1</source>
        <translation>должно быть больше %1</translation>
    </message>
    <message>
        <source>must be less than %1</source>
        <translation>должно быть меньше %1</translation>
    </message>
    <message>
        <source>must be a multiple of %1</source>
        <translation>должно быть кратно %1</translation>
    </message>
    <message>
        <source>occurs more than once</source>
        <translation>встречается больше одного раза</translation>
    </message>
    <message>
        <source>lacks an element it must have</source>
        <translation>нет элемента, который должен быть</translation>
    </message>
    <message>
        <source>fits none of what may stand here</source>
        <translation>не подходит ни под одно из допустимых описаний</translation>
    </message>
    <message>
        <source>fits more than one of what may stand here</source>
        <translation>подходит сразу под несколько описаний, а должно под одно</translation>
    </message>
    <message>
        <source>must not stand here</source>
        <translation>здесь этого быть не должно</translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln characters</source>
        <translation>
            <numerusform>нужен хотя бы %Ln символ</numerusform>
            <numerusform>нужно не меньше %Ln символов</numerusform>
            <numerusform>нужно не меньше %Ln символов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln characters</source>
        <translation>
            <numerusform>не больше %Ln символа</numerusform>
            <numerusform>не больше %Ln символов</numerusform>
            <numerusform>не больше %Ln символов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln elements</source>
        <translation>
            <numerusform>нужен хотя бы %Ln элемент</numerusform>
            <numerusform>нужно не меньше %Ln элементов</numerusform>
            <numerusform>нужно не меньше %Ln элементов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln elements</source>
        <translation>
            <numerusform>не больше %Ln элемента</numerusform>
            <numerusform>не больше %Ln элементов</numerusform>
            <numerusform>не больше %Ln элементов</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>needs at least %Ln members</source>
        <translation>
            <numerusform>нужно хотя бы %Ln поле</numerusform>
            <numerusform>нужно не меньше %Ln полей</numerusform>
            <numerusform>нужно не меньше %Ln полей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may have at most %Ln members</source>
        <translation>
            <numerusform>не больше %Ln поля</numerusform>
            <numerusform>не больше %Ln полей</numerusform>
            <numerusform>не больше %Ln полей</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::ScopeTracker</name>
    <message numerus="yes">
        <source>%Ln people in %1</source>
        <translation>
            <numerusform>%Ln человек в %1</numerusform>
            <numerusform>%Ln человека в %1</numerusform>
            <numerusform>%Ln человек в %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionDesk</name>
    <message>
        <source>Open a Session</source>
        <translation>Открыть запись</translation>
    </message>
    <message>
        <source>Sessions and logs (%1)</source>
        <translation>Записи и журналы (%1)</translation>
    </message>
    <message>
        <source>Recorded sessions (%1)</source>
        <translation>Записи (%1)</translation>
    </message>
    <message>
        <source>All files (%1)</source>
        <translation>Все файлы (%1)</translation>
    </message>
    <message>
        <source>&amp;Open Session…</source>
        <translation>&amp;Открыть запись…</translation>
    </message>
    <message>
        <source>Open another</source>
        <translation>Открыть другой файл</translation>
    </message>
    <message>
        <source>Recor&amp;ded Sessions…</source>
        <translation>З&amp;аписи…</translation>
    </message>
    <message>
        <source>Opening %1…</source>
        <translation>Открывается %1…</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionFaultText</name>
    <message>
        <source>%1 does not exist any more.</source>
        <translation>Файла %1 больше нет.</translation>
    </message>
    <message>
        <source>You may not read %1.</source>
        <translation>Нет прав на чтение %1.</translation>
    </message>
    <message>
        <source>%1 is not a recorded session.</source>
        <translation>%1 — не запись Roomdeck.</translation>
    </message>
    <message>
        <source>%1 was recorded by a later version of Roomdeck.</source>
        <translation>%1 создан более новой версией Roomdeck.</translation>
    </message>
    <message>
        <source>%1 is damaged: %2</source>
        <translation>Файл %1 повреждён: %2</translation>
    </message>
    <message>
        <source>Another program is using %1.</source>
        <translation>Файл %1 занят другой программой.</translation>
    </message>
    <message>
        <source>The disk is full: %1 cannot be written.</source>
        <translation>Диск заполнен: не удаётся записать %1.</translation>
    </message>
    <message>
        <source>%1 cannot be imported: %2</source>
        <translation>Не удаётся импортировать %1: %2</translation>
    </message>
    <message>
        <source>%1 cannot be read or written: %2</source>
        <translation>Не удаётся прочитать или записать %1: %2</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск заполнен</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>В папку данных нельзя писать</translation>
    </message>
    <message>
        <source>The file being recorded was moved or deleted</source>
        <translation>Файл записи перемещён или удалён</translation>
    </message>
    <message>
        <source>Another program is using the session file</source>
        <translation>Файл записи занят другой программой</translation>
    </message>
    <message>
        <source>The session file cannot be written (%1)</source>
        <translation>Не удаётся писать в файл записи (%1)</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionListModel</name>
    <message>
        <source>● %1 (recording)</source>
        <translation>● %1 (идёт запись)</translation>
    </message>
    <message>
        <source>⚠ %1 (not readable)</source>
        <translation>⚠ %1 (не читается)</translation>
    </message>
    <message>
        <source>%1 (ended abruptly)</source>
        <translation>%1 (оборвалась)</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Начало</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>Длительность</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Размер</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionPeopleModel</name>
    <message>
        <source>All rooms</source>
        <translation>Все комнаты</translation>
    </message>
    <message>
        <source>The latest message or arrival</source>
        <translation>Последнее сообщение или приход</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Сообщения</translation>
    </message>
    <message>
        <source>Last</source>
        <comment>sign of life</comment>
        <translation>Последнее</translation>
    </message>
    <message>
        <source>Last sign of life: %1</source>
        <translation>Последняя активность: %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionPeoplePanel</name>
    <message>
        <source>Find a room or user</source>
        <translation>Найти комнату или пользователя</translation>
    </message>
    <message>
        <source>Rooms and users of the session</source>
        <translation>Комнаты и пользователи сеанса</translation>
    </message>
    <message>
        <source>Show the Last Sign of Life</source>
        <translation>Показывать последнюю активность</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionWindow</name>
    <message>
        <source>Imported</source>
        <translation>Импортировано</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>start and end</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>still recorded, or ended abruptly</source>
        <translation>ещё идёт или оборвалась</translation>
    </message>
    <message numerus="yes">
        <source>%Ln events</source>
        <translation>
            <numerusform>%Ln событие</numerusform>
            <numerusform>%Ln события</numerusform>
            <numerusform>%Ln событий</numerusform>
        </translation>
    </message>
    <message>
        <source>read-only</source>
        <translation>только чтение</translation>
    </message>
    <message>
        <source>Inspector</source>
        <translation>Инспектор</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Правка</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Вид</translation>
    </message>
    <message>
        <source>&amp;Columns</source>
        <translation>&amp;Столбцы</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>&amp;Закрыть окно</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Копировать</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>Выделить в&amp;сё</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Показать в &amp;папке</translation>
    </message>
    <message>
        <source>being recorded</source>
        <translation>записывается сейчас</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>Трафик</translation>
    </message>
    <message>
        <source>Rooms and Users</source>
        <translation>Комнаты и пользователи</translation>
    </message>
    <message>
        <source>&amp;Session</source>
        <translation>&amp;Сеанс</translation>
    </message>
    <message>
        <source>&amp;Follow</source>
        <translation>&amp;Следить</translation>
    </message>
</context>
<context>
    <name>roomdeck::SessionsDialog</name>
    <message>
        <source>Delete sessions</source>
        <translation>Удаление записей</translation>
    </message>
    <message numerus="yes">
        <source>Delete %Ln session(s)?</source>
        <translation>
            <numerusform>Удалить %Ln запись?</numerusform>
            <numerusform>Удалить %Ln записи?</numerusform>
            <numerusform>Удалить %Ln записей?</numerusform>
        </translation>
    </message>
    <message>
        <source>The files are removed for good.</source>
        <translation>Файлы удаляются безвозвратно.</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Удалить</translation>
    </message>
    <message numerus="yes">
        <source>%Ln session(s)</source>
        <translation>
            <numerusform>%Ln запись</numerusform>
            <numerusform>%Ln записи</numerusform>
            <numerusform>%Ln записей</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln could not be deleted: in use</source>
        <translation>
            <numerusform>%Ln не удалось удалить: файл занят</numerusform>
            <numerusform>%Ln не удалось удалить: файлы заняты</numerusform>
            <numerusform>%Ln не удалось удалить: файлы заняты</numerusform>
        </translation>
    </message>
    <message>
        <source>Recorded Sessions</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>Recorded sessions</source>
        <translation>Записи</translation>
    </message>
    <message>
        <source>No sessions yet</source>
        <translation>Записей пока нет</translation>
    </message>
    <message>
        <source>Every run that is recorded shows up here.</source>
        <translation>Здесь появится каждый записанный запуск.</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>&amp;Открыть</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Удалить…</translation>
    </message>
    <message>
        <source>Show in &amp;Folder</source>
        <translation>Показать в &amp;папке</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрыть</translation>
    </message>
</context>
<context>
    <name>roomdeck::Settings</name>
    <message>
        <source>a file</source>
        <translation>файл</translation>
    </message>
    <message>
        <source>an http:// or https:// address, or nothing</source>
        <translation>адрес http:// или https:// либо пусто</translation>
    </message>
    <message>
        <source>ADDRESS:PORT</source>
        <translation>АДРЕС:ПОРТ</translation>
    </message>
    <message>
        <source>Connections at the same time</source>
        <translation>Сколько соединений может быть одновременно</translation>
    </message>
    <message>
        <source>Connections whose request is not complete yet</source>
        <translation>Сколько соединений может ждать, пока придёт их запрос</translation>
    </message>
    <message>
        <source>Rooms a connection may be in</source>
        <translation>В скольких комнатах может быть одно соединение</translation>
    </message>
    <message>
        <source>Longest message</source>
        <translation>Наибольшая длина сообщения, байт</translation>
    </message>
    <message>
        <source>Deepest nesting of a message&apos;s JSON</source>
        <translation>Наибольшая вложенность JSON в сообщении</translation>
    </message>
    <message>
        <source>Longest request line and headers</source>
        <translation>Наибольшая длина строки запроса и заголовков, байт</translation>
    </message>
    <message>
        <source>Time a request may take to arrive</source>
        <translation>За какое время должен прийти запрос, мс</translation>
    </message>
    <message>
        <source>Time one message may take to arrive</source>
        <translation>За какое время должно прийти одно сообщение, мс</translation>
    </message>
    <message>
        <source>Silence of a connection after which the server pings it</source>
        <translation>После какого молчания соединения сервер шлёт ping, мс</translation>
    </message>
    <message>
        <source>Silence after a ping that ends a connection</source>
        <translation>После какого молчания в ответ на ping соединение закрывается, мс</translation>
    </message>
    <message>
        <source>Queued bytes that end a connection at once</source>
        <translation>Сколько байт в очереди сразу закрывают соединение</translation>
    </message>
    <message>
        <source>Queued bytes that end a connection after outbox_soft_ms</source>
        <translation>Сколько байт в очереди закрывают соединение через outbox_soft_ms</translation>
    </message>
    <message>
        <source>How long a connection may have more than outbox_soft_bytes queued</source>
        <translation>Как долго очередь соединения может быть больше outbox_soft_bytes, мс</translation>
    </message>
    <message>
        <source>Pings and pongs a second from one connection</source>
        <translation>Сколько ping и pong в секунду принимается от одного соединения</translation>
    </message>
    <message>
        <source>Errors within error_window_ms that end a connection</source>
        <translation>Сколько ошибок за error_window_ms закрывают соединение</translation>
    </message>
    <message>
        <source>Time in which errors_before_close counts</source>
        <translation>За какое время считаются ошибки для errors_before_close, мс</translation>
    </message>
    <message>
        <source>Messages a second from one connection; 0 = no limit</source>
        <translation>Сообщений в секунду от одного соединения; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Bytes of messages a second from one connection; 0 = no limit</source>
        <translation>Байт сообщений в секунду от одного соединения; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Joins a second from one connection; 0 = no limit</source>
        <translation>Входов в комнаты в секунду от одного соединения; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Connections from one address; 0 = no limit</source>
        <translation>Соединений с одного адреса; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Connections of one user; 0 = no limit</source>
        <translation>Соединений одного пользователя; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Time for closing handshakes at stop</source>
        <translation>Сколько при остановке ждать закрывающих рукопожатий, мс</translation>
    </message>
    <message>
        <source>What clients must show: nothing, a shared token, or a JSON Web Token</source>
        <translation>Что предъявляют клиенты: ничего (off), общий токен (token) или JSON Web Token (jwt)</translation>
    </message>
    <message>
        <source>How roomdeckd prints what happens: for people, or one JSON object a line</source>
        <translation>Как roomdeckd печатает происходящее: для людей или по объекту JSON в строке</translation>
    </message>
    <message>
        <source>Address and port; port 0 picks a free one</source>
        <translation>Адрес и порт; порт 0 — любой свободный</translation>
    </message>
    <message>
        <source>Threads for sockets; 0 = on the hub&apos;s thread, -1 = from the number of cores</source>
        <translation>Потоки для сокетов; 0 — общий с маршрутизацией, -1 — по числу ядер</translation>
    </message>
    <message>
        <source>Whether a client&apos;s own message comes back to it</source>
        <translation>Возвращать ли клиенту его собственное сообщение</translation>
    </message>
    <message>
        <source>Web origins let in besides the server&apos;s own and localhost; * = all, null = pages opened from files</source>
        <translation>Какие веб-источники впускать кроме собственного и localhost; * — все, null — страницы из файлов</translation>
    </message>
    <message>
        <source>origins such as https://app.example, separated by spaces</source>
        <translation>источники вида https://app.example через пробел</translation>
    </message>
    <message>
        <source>File with the shared token, or the keys tokens are signed with (PEM, JWKS or secret)</source>
        <translation>Файл с общим токеном или с ключами, которыми подписаны токены (PEM, JWKS или секрет)</translation>
    </message>
    <message>
        <source>Whether to host beyond this computer without authentication</source>
        <translation>Принимать ли клиентов не с этого компьютера без аутентификации</translation>
    </message>
    <message>
        <source>Proxies whose X-Forwarded-For header is believed</source>
        <translation>Прокси, чьему заголовку X-Forwarded-For можно верить</translation>
    </message>
    <message>
        <source>IP addresses separated by spaces</source>
        <translation>IP-адреса через пробел</translation>
    </message>
    <message>
        <source>PEM file with the certificate chain</source>
        <translation>Файл PEM с цепочкой сертификатов</translation>
    </message>
    <message>
        <source>PEM file with the private key</source>
        <translation>Файл PEM с закрытым ключом</translation>
    </message>
    <message>
        <source>Whether sessions are recorded into the data folder</source>
        <translation>Вести ли записи в папку данных</translation>
    </message>
    <message>
        <source>Space for all recorded sessions but the current one; the oldest go first; 0 = no limit</source>
        <translation>Место для всех записей, кроме текущей, байт; сначала удаляются старые; 0 — без ограничения</translation>
    </message>
    <message>
        <source>Days after which recorded sessions are removed; 0 = never</source>
        <translation>Через сколько дней удалять записи; 0 — никогда</translation>
    </message>
    <message>
        <source>What may wait in memory while the disk cannot follow</source>
        <translation>Сколько байт может ждать в памяти, пока диск не успевает</translation>
    </message>
    <message>
        <source>Where a backend is told what happens; nothing = off</source>
        <translation>Адрес, куда сообщать бэкенду о происходящем; пусто — выключено</translation>
    </message>
    <message>
        <source>What the backend is told of; message:TYPE is an event of this type, message:* any</source>
        <translation>О чём сообщать бэкенду; message:ТИП — событие этого типа, message:* — любое</translation>
    </message>
    <message>
        <source>of connected, disconnected, joined, left, renamed, room_opened, room_closed, message:TYPE</source>
        <translation>из connected, disconnected, joined, left, renamed, room_opened, room_closed, message:ТИП</translation>
    </message>
    <message>
        <source>File with the secret that signs webhooks; without it one is made in the data folder</source>
        <translation>Файл с секретом, которым подписываются вебхуки; без него секрет создаётся в папке данных</translation>
    </message>
    <message>
        <source>Where a backend is asked before a client is let in; nothing = off</source>
        <translation>Адрес, где спрашивать бэкенд, впускать ли клиента; пусто — выключено</translation>
    </message>
    <message>
        <source>Time the backend has for its answer</source>
        <translation>Сколько ждать ответа бэкенда, мс</translation>
    </message>
    <message>
        <source>Whether clients are let in when the backend does not answer</source>
        <translation>Впускать ли клиентов, если бэкенд не отвечает</translation>
    </message>
</context>
<context>
    <name>roomdeck::SettingsDialog</name>
    <message>
        <source>This is not an address. 127.0.0.1 is this computer alone, 0.0.0.0 all its networks.</source>
        <translation>Это не адрес. 127.0.0.1 — только этот компьютер, 0.0.0.0 — все его сети.</translation>
    </message>
    <message>
        <source>Address and port count from the next start; everything else counts at once.</source>
        <translation>Адрес и порт подействуют при следующем запуске, всё остальное — сразу.</translation>
    </message>
    <message>
        <source>Only programs on this computer can connect.</source>
        <translation>Подключаться смогут только программы на этом компьютере.</translation>
    </message>
    <message>
        <source>Other devices on the network can connect.</source>
        <translation>Подключаться смогут и другие устройства в сети.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Настройки</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>Пределы</translation>
    </message>
    <message>
        <source>Window</source>
        <translation>Окно</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>&amp;Port</source>
        <translation>&amp;Порт</translation>
    </message>
    <message>
        <source>any free port</source>
        <translation>любой свободный</translation>
    </message>
    <message>
        <source>&amp;Echo messages to their sender</source>
        <translation>Возвращать сообщения &amp;отправителю</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Язык</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Тема</translation>
    </message>
    <message>
        <source>&amp;Rows of the log</source>
        <translation>&amp;Строк в журнале</translation>
    </message>
    <message>
        <source>&amp;Memory of the log</source>
        <translation>&amp;Память журнала</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> МБ</translation>
    </message>
    <message>
        <source>System</source>
        <translation>Как в системе</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Светлая</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Тёмная</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>Доступ</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Запись</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>roomdeck::SettingsModel</name>
    <message>
        <source>%1 to %2</source>
        <translation>от %1 до %2</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Настройка</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Значение</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <translation>%1 или %2</translation>
    </message>
</context>
<context>
    <name>roomdeck::StatusLine</name>
    <message>
        <source>Nothing sent yet</source>
        <translation>Пока ничего не отправлено</translation>
    </message>
</context>
<context>
    <name>roomdeck::StatusSummary</name>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln rooms</source>
        <translation>
            <numerusform>%Ln комната</numerusform>
            <numerusform>%Ln комнаты</numerusform>
            <numerusform>%Ln комнат</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Log %Ln rows</source>
        <translation>
            <numerusform>Журнал: %Ln строка</numerusform>
            <numerusform>Журнал: %Ln строки</numerusform>
            <numerusform>Журнал: %Ln строк</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>memory used of memory allowed</comment>
        <translation>%1 из %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln older messages dropped</source>
        <translation>
            <numerusform>Отброшено %Ln старое сообщение</numerusform>
            <numerusform>Отброшено %Ln старых сообщения</numerusform>
            <numerusform>Отброшено %Ln старых сообщений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages not shown</source>
        <translation>
            <numerusform>%Ln сообщение не показано</numerusform>
            <numerusform>%Ln сообщения не показаны</numerusform>
            <numerusform>%Ln сообщений не показано</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln messages behind</source>
        <translation>
            <numerusform>отставание: %Ln сообщение</numerusform>
            <numerusform>отставание: %Ln сообщения</numerusform>
            <numerusform>отставание: %Ln сообщений</numerusform>
        </translation>
    </message>
    <message>
        <source>More arrives than the window can show; a recording still holds all of it.</source>
        <translation>Сообщений больше, чем успевает показать окно; в записи сохраняется всё.</translation>
    </message>
</context>
<context>
    <name>roomdeck::StripChart</name>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>Traffic over time</source>
        <translation>Трафик во времени</translation>
    </message>
    <message>
        <source>Show all times again (Esc)</source>
        <translation>Снова показать всё время (Esc)</translation>
    </message>
    <message>
        <source>Show all times again</source>
        <translation>Снова показать всё время</translation>
    </message>
    <message>
        <source>Traffic over time shows up here.</source>
        <translation>Здесь появится график трафика.</translation>
    </message>
    <message>
        <source>max. %1</source>
        <translation>макс. %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::TargetButton</name>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>Send to: %1, %2</source>
        <translation>Отправить: %1, %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
            <numerusform>ещё %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n connection(s)</source>
        <translation>
            <numerusform>%n соединение</numerusform>
            <numerusform>%n соединения</numerusform>
            <numerusform>%n соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>A connection that has ended</source>
        <translation>Соединение, которого уже нет</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Все</translation>
    </message>
    <message>
        <source>Room %1</source>
        <translation>Комната %1</translation>
    </message>
    <message>
        <source>Rooms %1</source>
        <translation>Комнаты %1</translation>
    </message>
    <message>
        <source>User %1</source>
        <translation>Пользователь %1</translation>
    </message>
    <message>
        <source>Users %1</source>
        <translation>Пользователи %1</translation>
    </message>
    <message>
        <source>except %1</source>
        <translation>кроме %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::TargetModel</name>
    <message numerus="yes">
        <source>%Ln more: type to find them</source>
        <translation>
            <numerusform>ещё %Ln: начните вводить имя</numerusform>
            <numerusform>ещё %Ln: начните вводить имя</numerusform>
            <numerusform>ещё %Ln: начните вводить имя</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln people</source>
        <translation>
            <numerusform>%Ln человек</numerusform>
            <numerusform>%Ln человека</numerusform>
            <numerusform>%Ln человек</numerusform>
        </translation>
    </message>
    <message>
        <source>empty</source>
        <translation>пусто</translation>
    </message>
    <message>
        <source>Rooms</source>
        <translation>Комнаты</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connection(s)</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Исключить</translation>
    </message>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>Соединения</translation>
    </message>
    <message>
        <source>Everyone</source>
        <translation>Все</translation>
    </message>
</context>
<context>
    <name>roomdeck::TargetPopup</name>
    <message>
        <source>Search rooms and people</source>
        <translation>Поиск комнат и людей</translation>
    </message>
    <message>
        <source>Type a room, a user or an address</source>
        <translation>Введите комнату, имя или адрес</translation>
    </message>
    <message>
        <source>Recipients</source>
        <translation>Получатели</translation>
    </message>
    <message>
        <source>Send to</source>
        <translation>Отправить</translation>
    </message>
    <message>
        <source>Leave out</source>
        <translation>Исключить</translation>
    </message>
    <message>
        <source>Enter chooses one, Ctrl+Space ticks several</source>
        <translation>Enter выбирает одного, Ctrl+Пробел отмечает нескольких</translation>
    </message>
</context>
<context>
    <name>roomdeck::TaskProgress</name>
    <message>
        <source>Cancel</source>
        <translation>Отмена</translation>
    </message>
</context>
<context>
    <name>roomdeck::TemplateDialog</name>
    <message>
        <source>Template</source>
        <translation>Шаблон</translation>
    </message>
    <message>
        <source>no folder</source>
        <translation>без папки</translation>
    </message>
    <message>
        <source>Always send to: %1</source>
        <translation>Отправлять всегда: %1</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>&amp;Имя</translation>
    </message>
    <message>
        <source>&amp;Folder</source>
        <translation>&amp;Папка</translation>
    </message>
    <message>
        <source>Function &amp;key</source>
        <translation>&amp;Клавиша</translation>
    </message>
    <message>
        <source>none</source>
        <translation>нет</translation>
    </message>
    <message>
        <source>F%1, taken from %2</source>
        <translation>F%1, отнять у «%2»</translation>
    </message>
</context>
<context>
    <name>roomdeck::TemplatesModel</name>
    <message>
        <source>Folder %1, folded</source>
        <translation>Папка %1, свёрнута</translation>
    </message>
    <message>
        <source>Folder %1</source>
        <translation>Папка %1</translation>
    </message>
    <message>
        <source>%1, F%2</source>
        <translation>%1, F%2</translation>
    </message>
    <message>
        <source>Move template</source>
        <translation>Переместить шаблон</translation>
    </message>
    <message>
        <source>Add template</source>
        <translation>Добавить шаблон</translation>
    </message>
</context>
<context>
    <name>roomdeck::TemplatesPanel</name>
    <message>
        <source>The templates cannot be read: %1</source>
        <translation>Шаблоны не прочитать: %1</translation>
    </message>
    <message>
        <source>The templates cannot be saved: %1</source>
        <translation>Шаблоны не сохранить: %1</translation>
    </message>
    <message>
        <source>Add template</source>
        <translation>Добавить шаблон</translation>
    </message>
    <message>
        <source>Change template</source>
        <translation>Изменить шаблон</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <translation>%1 (копия)</translation>
    </message>
    <message>
        <source>Duplicate template</source>
        <translation>Повторить шаблон</translation>
    </message>
    <message>
        <source>Delete template</source>
        <translation>Удалить шаблон</translation>
    </message>
    <message>
        <source>Move template</source>
        <translation>Переместить шаблон</translation>
    </message>
    <message>
        <source>Nothing was imported: %1</source>
        <translation>Ничего не загружено: %1</translation>
    </message>
    <message>
        <source>Import templates</source>
        <translation>Загрузить шаблоны</translation>
    </message>
    <message>
        <source>Nothing was exported: %1</source>
        <translation>Ничего не выгружено: %1</translation>
    </message>
    <message>
        <source>Templates (*.json)</source>
        <translation>Шаблоны (*.json)</translation>
    </message>
    <message>
        <source>Export templates</source>
        <translation>Выгрузить шаблоны</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>Шаблоны</translation>
    </message>
    <message>
        <source>Keep messages here and send them with F1 to F12: press + for what the composer holds, or drag a row of the log here.</source>
        <translation>Держите здесь сообщения и отправляйте их клавишами F1–F12: нажмите + для того, что в редакторе, или перетащите сюда строку журнала.</translation>
    </message>
    <message>
        <source>Keep the composer&apos;s message as a template</source>
        <translation>Сделать шаблон из сообщения в редакторе</translation>
    </message>
    <message>
        <source>Template commands</source>
        <translation>Действия с шаблонами</translation>
    </message>
    <message>
        <source>&amp;Add from Composer…</source>
        <translation>&amp;Добавить из редактора…</translation>
    </message>
    <message>
        <source>&amp;Send Template</source>
        <translation>&amp;Отправить шаблон</translation>
    </message>
    <message>
        <source>&amp;Open in Composer</source>
        <translation>Открыть в &amp;редакторе</translation>
    </message>
    <message>
        <source>&amp;Name, Folder, Key…</source>
        <translation>&amp;Имя, папка, клавиша…</translation>
    </message>
    <message>
        <source>&amp;Replace by Composer&apos;s Message</source>
        <translation>&amp;Заменить сообщением из редактора</translation>
    </message>
    <message>
        <source>&amp;Delete Template</source>
        <translation>&amp;Удалить шаблон</translation>
    </message>
    <message>
        <source>Move &amp;Up</source>
        <translation>В&amp;верх</translation>
    </message>
    <message>
        <source>Move Do&amp;wn</source>
        <translation>В&amp;низ</translation>
    </message>
    <message>
        <source>&amp;Import Templates…</source>
        <translation>За&amp;грузить шаблоны…</translation>
    </message>
    <message>
        <source>&amp;Export Templates…</source>
        <translation>В&amp;ыгрузить шаблоны…</translation>
    </message>
    <message>
        <source>Dup&amp;licate</source>
        <translation>Сделать &amp;копию</translation>
    </message>
</context>
<context>
    <name>roomdeck::TimeBar</name>
    <message>
        <source>&amp;Time:</source>
        <translation>&amp;Время:</translation>
    </message>
    <message>
        <source>Time to go to</source>
        <translation>Время, к которому перейти</translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Перейти</translation>
    </message>
    <message>
        <source>on %1</source>
        <comment>a date</comment>
        <translation>%1</translation>
    </message>
    <message>
        <source>The log begins at %1</source>
        <translation>Журнал начинается в %1</translation>
    </message>
    <message>
        <source>The log ends at %1</source>
        <translation>Журнал кончается в %1</translation>
    </message>
    <message>
        <source>No time. Write 12:30:15 or 2026-11-22 12:30</source>
        <translation>Это не время. Напишите 12:30:15 или 2026-11-22 12:30</translation>
    </message>
</context>
<context>
    <name>roomdeck::TokensDialog</name>
    <message>
        <source>The token %1. It is shown this once: copy it now.</source>
        <translation>Токен %1. Он показан один раз: скопируйте его сейчас.</translation>
    </message>
    <message>
        <source>Revoke the token</source>
        <translation>Отозвать токен</translation>
    </message>
    <message>
        <source>Programs that use the token %1 are refused from now on.</source>
        <translation>Программам с токеном %1 отныне будет отказано.</translation>
    </message>
    <message>
        <source>&amp;Revoke</source>
        <translation>&amp;Отозвать</translation>
    </message>
    <message>
        <source>No token exists: programs on this computer may do everything over HTTP, others nothing. From the first token on every request needs one.</source>
        <translation>Токенов нет: программы на этом компьютере могут по HTTP всё, остальные – ничего. С появлением первого токена он нужен каждому запросу.</translation>
    </message>
    <message>
        <source>Every request over HTTP needs one of these tokens: Authorization: Bearer …</source>
        <translation>Каждому запросу по HTTP нужен один из этих токенов: Authorization: Bearer …</translation>
    </message>
    <message>
        <source>API tokens</source>
        <translation>Токены API</translation>
    </message>
    <message>
        <source>&amp;New token</source>
        <translation>&amp;Новый токен</translation>
    </message>
    <message>
        <source>name of the program that will use it</source>
        <translation>имя программы, которой он нужен</translation>
    </message>
    <message>
        <source>&amp;may</source>
        <translation>&amp;может</translation>
    </message>
    <message>
        <source>&amp;Create</source>
        <translation>&amp;Создать</translation>
    </message>
    <message>
        <source>&amp;Revoke…</source>
        <translation>&amp;Отозвать…</translation>
    </message>
    <message>
        <source>C&amp;opy</source>
        <translation>С&amp;копировать</translation>
    </message>
    <message>
        <source>New token</source>
        <translation>Новый токен</translation>
    </message>
    <message>
        <source>There is a token %1 already. Revoke it first, or choose another name.</source>
        <translation>Токен %1 уже есть. Сначала отзовите его или выберите другое имя.</translation>
    </message>
</context>
<context>
    <name>roomdeck::TokensModel</name>
    <message>
        <source>Observe</source>
        <translation>Наблюдать</translation>
    </message>
    <message>
        <source>Observe and publish</source>
        <translation>Наблюдать и публиковать</translation>
    </message>
    <message>
        <source>Publish and moderate</source>
        <translation>Публиковать и модерировать</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Всё</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Имя</translation>
    </message>
    <message>
        <source>May</source>
        <translation>Может</translation>
    </message>
    <message>
        <source>Created</source>
        <translation>Создан</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>Использован</translation>
    </message>
    <message>
        <source>never</source>
        <translation>ещё ни разу</translation>
    </message>
</context>
<context>
    <name>roomdeck::UserDelegate</name>
    <message>
        <source>slow · %1</source>
        <translation>медлит · %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>без голоса</translation>
    </message>
</context>
<context>
    <name>roomdeck::UsersModel</name>
    <message>
        <source>slow, %1 waiting</source>
        <translation>медлит, ждут %1</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>без голоса</translation>
    </message>
    <message numerus="yes">
        <source>%Ln connections</source>
        <translation>
            <numerusform>%Ln соединение</numerusform>
            <numerusform>%Ln соединения</numerusform>
            <numerusform>%Ln соединений</numerusform>
        </translation>
    </message>
    <message>
        <source>round trip %1</source>
        <translation>туда и обратно %1</translation>
    </message>
    <message>
        <source>last message at %1</source>
        <translation>последнее сообщение в %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::UsersPanel</name>
    <message>
        <source>Users</source>
        <translation>Пользователи</translation>
    </message>
    <message>
        <source>Nobody is here</source>
        <translation>Никого нет</translation>
    </message>
    <message>
        <source>Users appear when they connect to the running server.</source>
        <translation>Пользователи появятся, когда подключатся к работающему серверу.</translation>
    </message>
    <message>
        <source>Nobody is here yet</source>
        <translation>Пока никого нет</translation>
    </message>
    <message>
        <source>Try it out: the built-in test page is a client.</source>
        <translation>Попробуйте: встроенная тестовая страница — тоже клиент.</translation>
    </message>
    <message>
        <source>Open test page</source>
        <translation>Тестовая страница</translation>
    </message>
    <message>
        <source>Nobody is in this room</source>
        <translation>В этой комнате никого нет</translation>
    </message>
    <message>
        <source>Clients join with the room&apos;s name: %1</source>
        <translation>Клиенты входят по имени комнаты: %1</translation>
    </message>
</context>
<context>
    <name>roomdeck::WebhooksDialog</name>
    <message>
        <source>Delivered %1 · waiting %2 · failed %3 · dropped %4</source>
        <translation>Доставлено %1 · ждут %2 · не удалось %3 · отброшено %4</translation>
    </message>
    <message>
        <source>This is not an http:// or https:// address.</source>
        <translation>Это не адрес http:// или https://.</translation>
    </message>
    <message>
        <source>Off. The backend gets a POST with what happened, signed, as soon as it happens.</source>
        <translation>Выключено. Бэкенд получает подписанный POST о каждом событии, как только оно произошло.</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>Пока ничего не отправлено.</translation>
    </message>
    <message>
        <source>%1 – %2; trying again.</source>
        <translation>%1 – %2; пробуем снова.</translation>
    </message>
    <message>
        <source>%1 – %2; given up.</source>
        <translation>%1 – %2; больше не пробуем.</translation>
    </message>
    <message>
        <source>%1 – answered %2</source>
        <translation>%1 – ответ %2</translation>
    </message>
    <message>
        <source>The backend lets a client in or not, and may say who it is and which rooms it may enter.</source>
        <translation>Бэкенд впускает клиента или нет и может сказать, кто это и какие комнаты ему открыты.</translation>
    </message>
    <message>
        <source>Webhooks</source>
        <translation>Вебхуки</translation>
    </message>
    <message>
        <source>Tell a backend what happens</source>
        <translation>Сообщать бэкенду о событиях</translation>
    </message>
    <message>
        <source>Ask a backend before a client comes in</source>
        <translation>Спрашивать бэкенд, впускать ли клиента</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>&amp;Адрес</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>События</translation>
    </message>
    <message>
        <source>Connected</source>
        <translation>Подключение</translation>
    </message>
    <message>
        <source>Disconnected</source>
        <translation>Отключение</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Вход в комнату</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Выход из комнаты</translation>
    </message>
    <message>
        <source>Renamed</source>
        <translation>Смена имени</translation>
    </message>
    <message>
        <source>Room opened</source>
        <translation>Комната открыта</translation>
    </message>
    <message>
        <source>Room closed</source>
        <translation>Комната закрыта</translation>
    </message>
    <message>
        <source>&amp;Message types</source>
        <translation>&amp;Типы сообщений</translation>
    </message>
    <message>
        <source>order_paid chat; * stands for all</source>
        <translation>order_paid chat; * – все</translation>
    </message>
    <message>
        <source>&amp;Send a test</source>
        <translation>&amp;Проверить</translation>
    </message>
    <message>
        <source>&amp;Copy the secret</source>
        <translation>&amp;Скопировать секрет</translation>
    </message>
    <message>
        <source>What the backend checks signatures with</source>
        <translation>Им бэкенд проверяет подписи</translation>
    </message>
    <message>
        <source>A&amp;ddress</source>
        <translation>А&amp;дрес</translation>
    </message>
    <message>
        <source>&amp;Time for its answer</source>
        <translation>&amp;Время на ответ</translation>
    </message>
    <message>
        <source> ms</source>
        <translation> мс</translation>
    </message>
    <message>
        <source>&amp;Let clients in when it does not answer</source>
        <translation>&amp;Впускать клиентов, если ответа нет</translation>
    </message>
</context>
</TS>
