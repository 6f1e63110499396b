package kh.isaf.worklist.web;

import java.util.Map;
import kh.isaf.cycle.Stage;
import kh.isaf.worklist.WorkListFilter;
import kh.isaf.worklist.WorkListFilter.Due;
import kh.isaf.worklist.WorkListFilter.Tab;
import org.springframework.web.util.UriComponentsBuilder;

/** A filter of the work list as an address that can be shared, and back. What is not understood is left out. */
class WorkListAddress {

    static final String PATH = "/tasks";

    private static final int LONGEST_TEXT = 100;
    private static final int MOST_DIGITS = 5;

    private final WorkListFilter filter;

    WorkListAddress(WorkListFilter filter) {
        this.filter = filter;
    }

    static WorkListFilter filter(Map<String, String> parameters) {
        String provider = parameters.getOrDefault("provider", "").strip();
        String text = parameters.getOrDefault("q", "").strip();
        return new WorkListFilter(
                Tab.of(parameters.getOrDefault("tab", "")).orElse(Tab.MINE),
                Stage.of(parameters.getOrDefault("stage", "")).orElse(null),
                provider.isEmpty() ? null : provider,
                Due.of(parameters.getOrDefault("due", "")).orElse(Due.ALL),
                text.substring(0, Math.min(text.length(), LONGEST_TEXT)),
                page(parameters.getOrDefault("page", "")));
    }

    /** The same filter on another tab, from its first page. */
    public String tab(Tab tab) {
        return address(tab, 1, true);
    }

    public String page(int page) {
        return address(filter.tab(), page, true);
    }

    /** The tab without any filter. */
    public String cleared() {
        return address(filter.tab(), 1, false);
    }

    private String address(Tab tab, int page, boolean narrowed) {
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(PATH).queryParam("tab", tab.id());
        if (narrowed) {
            Stage stage = filter.stage();
            add(address, "stage", stage == null ? "" : stage.id());
            add(address, "provider", filter.provider() == null ? "" : filter.provider());
            add(address, "due", filter.due() == Due.ALL ? "" : filter.due().id());
            add(address, "q", filter.text());
        }
        add(address, "page", page == 1 ? "" : String.valueOf(page));
        return address.encode().toUriString();
    }

    private static void add(UriComponentsBuilder address, String name, String value) {
        if (!value.isEmpty()) {
            address.queryParam(name, "{" + name + "}").uriVariables(Map.of(name, value));
        }
    }

    private static int page(String digits) {
        return digits.matches("[1-9][0-9]{0," + (MOST_DIGITS - 1) + "}") ? Integer.parseInt(digits) : 1;
    }
}
