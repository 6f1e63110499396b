package kh.isaf.workflow;

import java.util.List;
import java.util.Locale;
import kh.isaf.territory.AreaType;

/**
 * What would happen if a year were started now.
 *
 * @param startable the areas that would start
 * @param leftOut those that would not, and why
 */
public record StartPreview(int year, List<AreaLine> startable, List<LeftOut> leftOut) {

    /** An area with the capital or province and the district it lies in; of a district, both are itself or above. */
    public record AreaLine(
            String code,
            AreaType type,
            String nameKm,
            String nameLatin,
            String dmkCode,
            String dmkKm,
            String dmkLatin,
            String cpCode,
            String cpKm,
            String cpLatin) {

        public String name(Locale locale) {
            return locale.getLanguage().equals("km") ? nameKm : nameLatin;
        }
    }

    /** Why an area does not start. */
    public enum Reason {
        ALREADY_STARTED("alreadyStarted"),
        AREA_CLOSED("areaClosed"),
        AREA_NOT_OPEN("areaNotOpen"),
        NO_PROVIDER("noProvider"),
        NOT_A_CYCLE_AREA("notACycleArea");

        private final String id;

        Reason(String id) {
            this.id = id;
        }

        /** End of its message key. */
        public String id() {
            return id;
        }
    }

    /** An area that does not start. */
    public record LeftOut(AreaLine area, Reason reason) {}

    public List<AreaLine> leftOut(Reason reason) {
        return leftOut.stream()
                .filter(left -> left.reason() == reason)
                .map(LeftOut::area)
                .toList();
    }
}
