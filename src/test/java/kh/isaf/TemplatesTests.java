package kh.isaf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.attoparser.AbstractMarkupHandler;
import org.attoparser.MarkupParser;
import org.attoparser.ParseException;
import org.attoparser.config.ParseConfiguration;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Templates speak by message keys alone, and carry nothing that the content security policy would refuse. */
class TemplatesTests {

    static final Path TEMPLATES = Path.of("src/main/resources/templates");

    /** The product's name is the same in every language. */
    private static final Set<String> NAMES = Set.of("ISAF Cycle");

    /** What a person reads or hears of an attribute; a template sets these by {@code th:} only. */
    private static final Set<String> READ =
            Set.of("title", "alt", "placeholder", "aria-label", "aria-description", "label", "summary");

    @TestFactory
    Stream<DynamicTest> saysNothingInOneLanguageOnly() throws IOException {
        return templates()
                .map(file -> dynamicTest(file.toString(), () -> assertThat(Reader.of(file).bareText)
                        .isEmpty()));
    }

    @TestFactory
    Stream<DynamicTest> carriesNoCodeAndNoStyle() throws IOException {
        return templates()
                .map(file -> dynamicTest(
                        file.toString(), () -> assertThat(Reader.of(file).code).isEmpty()));
    }

    static Stream<Path> templates() throws IOException {
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            return files.filter(file -> file.toString().endsWith(".html")).sorted().toList().stream();
        }
    }

    /** Reads one template and notes by line what does not belong there. */
    private static final class Reader extends AbstractMarkupHandler {

        private final List<String> bareText = new ArrayList<>();
        private final List<String> code = new ArrayList<>();
        private final Deque<String> open = new ArrayDeque<>();
        private boolean hasSource;

        static Reader of(Path file) throws IOException, ParseException {
            Reader reader = new Reader();
            new MarkupParser(ParseConfiguration.htmlConfiguration()).parse(Files.readString(file), reader);
            return reader;
        }

        @Override
        public void handleText(char[] buffer, int offset, int length, int line, int column) {
            String text = new String(buffer, offset, length).strip();
            boolean letters = text.codePoints().anyMatch(Character::isLetter);
            if ("script".equals(open.peek()) || "style".equals(open.peek())) {
                if (!text.isEmpty()) {
                    code.add(line + ": text within " + open.peek());
                }
            } else if (letters && !NAMES.contains(text)) {
                bareText.add(line + ": " + text);
            }
        }

        @Override
        public void handleAttribute(
                char[] buffer,
                int nameOffset,
                int nameLength,
                int nameLine,
                int nameColumn,
                int operatorOffset,
                int operatorLength,
                int operatorLine,
                int operatorColumn,
                int contentOffset,
                int contentLength,
                int outerOffset,
                int outerLength,
                int outerLine,
                int outerColumn) {
            String name = new String(buffer, nameOffset, nameLength).toLowerCase(Locale.ROOT);
            String value = new String(buffer, contentOffset, contentLength);
            String target = name.replaceFirst("^(data-)?th[:-]", "");
            hasSource = hasSource || target.equals("src");
            if (READ.contains(name) && value.codePoints().anyMatch(Character::isLetter)) {
                bareText.add(nameLine + ": " + name + "=" + value);
            }
            boolean forbidden = target.equals("style")
                    || target.equals("styleappend")
                    || target.equals("utext")
                    || target.equals("inline")
                    || target.equals("srcdoc")
                    || target.matches("on[a-z]+");
            if (forbidden
                    || value.strip().toLowerCase(Locale.ROOT).startsWith("javascript:")
                    || (target.equals("attr") && value.matches("(?s).*\\b(style|srcdoc|on[a-z]+)\\s*=.*"))) {
                code.add(nameLine + ": " + name + "=" + value);
            }
        }

        @Override
        public void handleOpenElementStart(char[] buffer, int offset, int length, int line, int column) {
            open.push(name(buffer, offset, length));
            hasSource = false;
        }

        @Override
        public void handleOpenElementEnd(char[] buffer, int offset, int length, int line, int column) {
            if ("style".equals(open.peek()) || ("script".equals(open.peek()) && !hasSource)) {
                code.add(line + ": " + open.peek());
            }
        }

        @Override
        public void handleCloseElementStart(char[] buffer, int offset, int length, int line, int column) {
            String closed = name(buffer, offset, length);
            while (!open.isEmpty() && !open.pop().equals(closed)) {
                // elements that need no end tag, such as li and input, end here as well
            }
        }

        private static String name(char[] buffer, int offset, int length) {
            return new String(buffer, offset, length).toLowerCase(Locale.ROOT);
        }
    }
}
