package kh.isaf.i4c;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** When and where the printed pack was put up. */
public record PostI4c(
        LocalDate postedOn, List<String> places, @Nullable String otherPlace, int copies) {}
