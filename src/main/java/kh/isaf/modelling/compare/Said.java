package kh.isaf.modelling.compare;

import kh.isaf.workflow.model.ProcessOutline.Text;
import org.jspecify.annotations.Nullable;

/**
 * What an element says in one respect.
 *
 * @param raw as the file has it; two of the same raw words mean the same
 * @param shown to the reader instead, where the file only has a name or an expression
 * @param key of the message that says it, such as that of a role; null where there is none
 * @param about a part of the respect that has words of its own, such as the column of a cell
 */
public record Said(String raw, Text shown, @Nullable String key, Text about) {

    static final Text NOTHING = new Text("", "");

    static Said of(String raw) {
        return new Said(raw, new Text(raw, ""), null, NOTHING);
    }

    /** Shown by other words, with what it says in the file behind them. */
    static Said of(String raw, Text shown) {
        return shown.isEmpty() ? of(raw) : new Said(raw, shown, null, NOTHING);
    }

    static Said key(String raw, String key) {
        return new Said(raw, new Text(raw, ""), key, NOTHING);
    }

    Said about(Text words) {
        return new Said(raw, shown, key, words);
    }
}
