package kh.isaf.workflow.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kh.isaf.assessment.Criteria;
import kh.isaf.assessment.Criterion;
import kh.isaf.assessment.RatingRow;
import kh.isaf.territory.ServiceProvider;
import kh.isaf.territory.Territory;
import org.springframework.stereotype.Component;

/** The criteria a form about one provider lets a person choose from. */
@Component
class CriterionChoices {

    private final Criteria criteria;
    private final Territory territory;
    private final BothLanguages say;

    CriterionChoices(Criteria criteria, Territory territory, BothLanguages say) {
        this.criteria = criteria;
        this.territory = territory;
        this.say = say;
    }

    /** Codes of all criteria of the provider, predefined ones first. */
    List<String> codes(String providerCode) {
        return of(providerCode).stream().map(Criterion::code).toList();
    }

    /** The provider's criteria. */
    List<Map<String, Object>> known(String providerCode) {
        return choices(of(providerCode));
    }

    /** The provider's criteria, and one in the group's own words. */
    List<Map<String, Object>> knownOrProposed(String providerCode) {
        List<Map<String, Object>> choices = new ArrayList<>(known(providerCode));
        choices.add(say.choice(RatingRow.PROPOSED, "assessment.proposed"));
        return choices;
    }

    /** Rows of ratings to begin with, one for each criterion. */
    static List<Map<String, Object>> rows(List<String> codes) {
        return codes.stream()
                .map(code -> Map.<String, Object>of("criterion", code))
                .toList();
    }

    private List<Criterion> of(String providerCode) {
        ServiceProvider provider = territory.provider(providerCode);
        return criteria.of(provider);
    }

    private static List<Map<String, Object>> choices(List<Criterion> criteria) {
        return criteria.stream()
                .map(each -> BothLanguages.choice(each.code(), each.nameKm(), each.nameEn()))
                .toList();
    }
}
