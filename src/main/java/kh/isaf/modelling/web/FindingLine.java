package kh.isaf.modelling.web;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import kh.isaf.modelling.packing.PackageReport.Missing;
import kh.isaf.workflow.model.CheckedFile;
import kh.isaf.workflow.model.Finding;
import org.springframework.context.MessageSource;

/** A finding as a page shows it: where it is, and what is wrong in the reader's language. */
public record FindingLine(String file, int line, String element, String severity, String sentence) {

    static List<FindingLine> of(Collection<CheckedFile> files, MessageSource messages, Locale locale) {
        return files.stream()
                .flatMap(file -> file.findings().stream().map(finding -> of(file.name(), finding, messages, locale)))
                .toList();
    }

    static List<FindingLine> ofPackage(Collection<Missing> found, MessageSource messages, Locale locale) {
        return found.stream()
                .map(one -> of(one.file(), one.finding(), messages, locale))
                .toList();
    }

    private static FindingLine of(String file, Finding finding, MessageSource messages, Locale locale) {
        return new FindingLine(
                file,
                finding.line(),
                finding.element(),
                finding.severity().name(),
                messages.getMessage(finding.messageKey(), finding.args().toArray(), locale));
    }
}
