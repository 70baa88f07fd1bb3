// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/running_server.h"

#include <QTest>

using namespace gremio;

/// The examples of docs/api.md, run as they stand there.
class DocsExamplesTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theyRun_data() { test::engines(); }
    void theyRun()
    {
        QFETCH(test::Engine, engine);
        test::RunningServer server(engine, {}, true);
        QProcess examples;
        examples.setProcessChannelMode(QProcess::MergedChannels);
        examples.start(QStringLiteral(GREMIO_PYTHON),
            {QStringLiteral(GREMIO_SOURCES "/docs_examples_test.py"), server.url(),
                QStringLiteral(GREMIO_DOCS "/api.md"), QStringLiteral(GREMIO_NODE_MODULES)});
        QVERIFY2(examples.waitForFinished(300'000), "the examples do not end");
        const QByteArray output = examples.readAll();
        QVERIFY2(examples.exitCode() == 0, output.constData());
        QVERIFY2(output.contains("examples ran"), output.constData());
        QCOMPARE(server.terminate(), 0);
    }
};

QTEST_GUILESS_MAIN(DocsExamplesTest)
#include "docs_examples_test.moc"
