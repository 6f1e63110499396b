package kh.isaf.reminder;

import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import kh.isaf.people.ProductAddress;
import kh.isaf.territory.AreaType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Puts a digest into words: a subject with the counts, and the items by part, as plain text and as HTML; for Telegram the
 * plain text with how to answer, for SMS the first item only.
 */
@Component
class DigestText {

    private static final String FONT =
            "font-family:'Noto Sans Khmer','Khmer OS Siemreap','Khmer OS','Khmer UI',system-ui,sans-serif";
    /** Where a deputy finds what is somebody else's; the own reminders do not list it. */
    static final String WORK_LIST = "/tasks";

    private static final String DATE = "d MMM yyyy";

    private final MessageSource messages;
    private final MessageTexts texts;
    private final ShortDigest shortDigest;
    private final ProductAddress product;

    DigestText(MessageSource messages, MessageTexts texts, ShortDigest shortDigest, ProductAddress product) {
        this.messages = messages;
        this.texts = texts;
        this.shortDigest = shortDigest;
        this.product = product;
    }

    /** A digest in the words of one language. */
    record Words(String subject, String text, @Nullable String html) {}

    Words of(String channel, DigestContent content, String name, Locale locale) {
        List<DigestLine.Part> parts = Arrays.stream(DigestLine.Part.values())
                .filter(content.counts()::containsKey)
                .toList();
        String counts = parts.stream()
                        .map(part -> say("digest.count." + part.id(), locale, count(content, part)))
                        .collect(Collectors.joining(" · "))
                + content.stead(locale)
                        .map(stead -> " (" + say("digest.stead", locale, stead) + ")")
                        .orElse("");
        String subject = texts.of("digest.subject", locale, Map.of("counts", counts));
        if (channel.equals(Ways.SMS)) {
            return new Words(subject, shortDigest.sms(content, counts.replace(" · ", ", "), locale), null);
        }
        String greeting = texts.of("digest.greeting", locale, Map.of("name", name));
        String url = product.of(link(content));
        String rhythm = texts.of("digest.closing", locale, Map.of("link", product.of("/me")));
        List<String> more =
                content.more() > 0 ? List.of(say("digest.more", locale, String.valueOf(content.more()))) : List.of();
        String text = text(content, parts, greeting, more, url, rhythm, locale);
        if (channel.equals(Ways.TELEGRAM)) {
            return new Words(subject, shortDigest.telegram(content, text, locale), null);
        }
        String button = say(content.total() == 1 ? "digest.button.one" : "digest.button", locale);
        return new Words(subject, text, html(content, parts, subject, greeting, more, url, button, rhythm, locale));
    }

    private static String link(DigestContent content) {
        return content.total() == 1
                ? "/tasks/" + content.lines().get(0).workItemId()
                : content.stead(Locale.ENGLISH).isPresent() ? WORK_LIST : "/reminders";
    }

    private String text(
            DigestContent content,
            List<DigestLine.Part> parts,
            String greeting,
            List<String> more,
            String url,
            String rhythm,
            Locale locale) {
        List<String> paragraphs = new ArrayList<>(List.of(greeting));
        for (DigestLine.Part part : parts) {
            paragraphs.add(heading(content, part, locale)
                    + content.of(part).stream()
                            .map(line -> "\n- " + task(line, locale) + "\n  " + facts(line, locale))
                            .collect(Collectors.joining()));
        }
        paragraphs.addAll(more);
        paragraphs.add(url);
        paragraphs.add(rhythm);
        return String.join("\n\n", paragraphs) + "\n";
    }

    private String html(
            DigestContent content,
            List<DigestLine.Part> parts,
            String subject,
            String greeting,
            List<String> more,
            String url,
            String button,
            String rhythm,
            Locale locale) {
        String body = parts.stream()
                .map(part -> "<h2 style=\"font-size:18px;margin:24px 0 8px\">"
                        + escaped(heading(content, part, locale)) + "</h2>\n<ul style=\"padding-left:20px;margin:0\">\n"
                        + content.of(part).stream()
                                .map(line -> item(line, locale))
                                .collect(Collectors.joining())
                        + "</ul>")
                .collect(Collectors.joining("\n"));
        Function<List<String>, String> paragraphs = texts ->
                texts.stream().map(text -> "<p>" + escaped(text) + "</p>").collect(Collectors.joining("\n"));
        return """
                <!DOCTYPE html>
                <html lang="%s"><head><meta charset="utf-8"><title>%s</title></head>
                <body style="%s;font-size:16px;line-height:1.7;color:#1b2733">
                %s
                %s
                %s
                <p><a href="%s" style="display:inline-block;padding:10px 20px;background:#0b5394;color:#ffffff;\
                border-radius:6px;text-decoration:none;font-weight:bold">%s</a></p>
                <p style="word-break:break-all"><a href="%s">%s</a></p>
                %s
                </body></html>
                """.formatted(
                        escaped(locale.getLanguage()),
                        escaped(subject),
                        FONT,
                        paragraphs.apply(List.of(greeting)),
                        body,
                        paragraphs.apply(more),
                        escaped(url),
                        escaped(button),
                        escaped(url),
                        escaped(url),
                        paragraphs.apply(List.of(rhythm)));
    }

    private String item(DigestLine line, Locale locale) {
        return "<li style=\"margin-bottom:8px\"><strong>" + escaped(task(line, locale)) + "</strong><br>"
                + escaped(facts(line, locale)) + "</li>\n";
    }

    private String heading(DigestContent content, DigestLine.Part part, Locale locale) {
        return texts.of("digest." + part.id(), locale, Map.of("count", count(content, part)));
    }

    private String task(DigestLine line, Locale locale) {
        AreaType type = line.areaType();
        String place = (type == null ? "" : say("areaType." + type.id(), locale) + " ") + line.area(locale);
        String name = line.name(locale)
                + (line.month() == null ? "" : " (" + say("worklist.meeting", locale, line.month()) + ")");
        return line.provider(locale) == null
                ? name + " · " + place
                : name + " · " + line.provider(locale) + " · " + place;
    }

    private String facts(DigestLine line, Locale locale) {
        List<String> facts = new ArrayList<>();
        facts.add(say(
                "digest.due", locale, DateTimeFormatter.ofPattern(DATE, locale).format(line.dueOn())));
        if (line.days() > 0) {
            facts.add(say("ladder.after", locale, String.valueOf(line.days())));
        }
        if (line.holder() != null) {
            facts.add(say("digest.holder", locale, line.holder()));
        }
        String stead = line.stead(locale);
        if (stead != null) {
            facts.add(say("digest.stead", locale, stead));
        }
        return String.join(" · ", facts);
    }

    private static String count(DigestContent content, DigestLine.Part part) {
        return String.valueOf(content.counts().get(part));
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale).strip();
    }

    private static String escaped(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8");
    }
}
