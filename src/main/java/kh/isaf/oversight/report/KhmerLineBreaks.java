package kh.isaf.oversight.report;

import com.ibm.icu.text.BreakIterator;
import java.util.Locale;
import org.xhtmlrenderer.css.style.CalculatedStyle;
import org.xhtmlrenderer.layout.breaker.BreakPoint;
import org.xhtmlrenderer.layout.breaker.BreakPointsProvider;
import org.xhtmlrenderer.layout.breaker.LineBreakingStrategy;

/** Khmer has no blanks between words: lines end where a dictionary says that a word does. */
class KhmerLineBreaks implements LineBreakingStrategy {

    private static final Locale KHMER = Locale.forLanguageTag("km");

    @Override
    public BreakPointsProvider getBreakPointsProvider(String text, String language, CalculatedStyle style) {
        BreakIterator breaks = BreakIterator.getLineInstance(KHMER);
        breaks.setText(text);
        breaks.first();
        return () -> {
            int next = breaks.next();
            return next == BreakIterator.DONE ? BreakPoint.getDonePoint() : new BreakPoint(next);
        };
    }
}
