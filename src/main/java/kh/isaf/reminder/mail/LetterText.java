package kh.isaf.reminder.mail;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.web.util.HtmlUtils;

/**
 * The words of a letter with one link, as plain text and as HTML.
 *
 * @param before paragraphs above the link
 * @param button what the link is called
 * @param after paragraphs below it
 */
record LetterText(String language, String subject, List<String> before, String button, String url, List<String> after) {

    private static final String FONT =
            "font-family:'Noto Sans Khmer','Khmer OS Siemreap','Khmer OS','Khmer UI',system-ui,sans-serif";

    String text() {
        return Stream.of(before.stream(), Stream.of(url), after.stream())
                .flatMap(part -> part)
                .collect(Collectors.joining("\n\n", "", "\n"));
    }

    /** No pictures and no style sheet: many readers of mail show neither. */
    String html() {
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="%s;font-size:16px;line-height:1.7;color:#1b2733">
                %s
                <p><a href="%s" style="display:inline-block;padding:10px 20px;background:#0b5394;color:#ffffff;\
                border-radius:6px;text-decoration:none;font-weight:bold">%s</a></p>
                <p style="word-break:break-all"><a href="%s">%s</a></p>
                %s
                </body></html>
                """.formatted(
                        escaped(language),
                        escaped(subject),
                        FONT,
                        paragraphs(before),
                        escaped(url),
                        escaped(button),
                        escaped(url),
                        escaped(url),
                        paragraphs(after));
    }

    private static String paragraphs(List<String> texts) {
        return texts.stream().map(text -> "<p>" + escaped(text) + "</p>").collect(Collectors.joining("\n"));
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
