package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTests {

    @TempDir
    Path folder;

    @Test
    void whatIsWrittenIsThereAtTheNextStartAndWrittenSafely() throws Exception {
        try (EmbeddedDatabase database = EmbeddedDatabase.kept(folder)) {
            assertThat(ask(database, "show fsync")).isEqualTo("on");
            assertThat(ask(database, "show listen_addresses")).isEqualTo("127.0.0.1");
            ask(database, "create table kept as select 42 as answer; select 1");
        }
        try (EmbeddedDatabase database = EmbeddedDatabase.kept(folder)) {
            assertThat(ask(database, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void aFolderInUseIsSaidClearly() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.kept(folder)) {
            assertThatThrownBy(() -> EmbeddedDatabase.kept(folder))
                    .isInstanceOf(DatabaseUnavailable.class)
                    .hasMessageContaining("is in use by another ISAF Cycle");
            assertThat(ask(first, "select 1")).isEqualTo("1");
        }
    }

    /** As after a power cut: the pid in the file is another program's by now, and that one must live on. */
    @Test
    void aStaleProcessNumberStopsNobody() throws Exception {
        EmbeddedDatabase.kept(folder).close();
        long other = ProcessHandle.current().pid();
        Files.writeString(folder.resolve("postgres/postmaster.pid"), other + "\nelsewhere\n1\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.kept(folder)) {
            assertThat(ask(database, "select 1")).isEqualTo("1");
        }
        assertThat(ProcessHandle.current().isAlive()).isTrue();
    }

    @Test
    void aFolderThatIsAFileIsSaidClearly() throws Exception {
        Path file = Files.writeString(folder.resolve("data"), "not a folder");

        assertThatThrownBy(() -> EmbeddedDatabase.kept(file))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("cannot be used");
    }

    private static String ask(EmbeddedDatabase database, String sql) throws Exception {
        try (Connection connection = DriverManager.getConnection(database.jdbcUrl())) {
            try (var statement = connection.createStatement()) {
                boolean rows = statement.execute(sql);
                while (!rows) {
                    rows = statement.getMoreResults();
                }
                ResultSet answer = statement.getResultSet();
                answer.next();
                return answer.getString(1);
            }
        }
    }
}
