package kh.isaf.workflow.form;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import kh.isaf.assessment.ActionSubject;
import kh.isaf.assessment.AgreedAction;
import kh.isaf.assessment.Criteria;
import kh.isaf.assessment.Criterion;
import kh.isaf.assessment.ProviderScores;
import kh.isaf.territory.ServiceProvider;
import org.springframework.stereotype.Component;

/** What an action of the multi-sector meeting can be about: the scored criteria of each provider, or the commune. */
@Component
class SubjectChoices {

    private final Criteria criteria;
    private final BothLanguages say;

    SubjectChoices(Criteria criteria, BothLanguages say) {
        this.criteria = criteria;
        this.say = say;
    }

    List<Map<String, Object>> of(
            List<ServiceProvider> providers, List<ProviderScores> scores, List<AgreedAction> agreed) {
        Set<ActionSubject> subjects = new LinkedHashSet<>();
        for (ServiceProvider provider : providers) {
            subjects.add(new ActionSubject(provider.code(), null));
            scored(provider, scores).forEach(subjects::add);
            inUse(provider, agreed).forEach(subjects::add);
        }
        Map<String, Criterion> names = criteria.named(subjects.stream()
                .flatMap(subject -> Stream.ofNullable(subject.criterionCode()))
                .toList());
        List<Map<String, Object>> choices = new ArrayList<>();
        for (ServiceProvider provider : providers) {
            subjects.stream()
                    .filter(subject -> provider.code().equals(subject.providerCode()))
                    .forEach(subject -> choices.add(choice(provider, subject, names)));
        }
        choices.add(say.choice(ActionSubject.WHOLE_COMMUNE.value(), "assessment.subject.commune"));
        return choices;
    }

    private static Stream<ActionSubject> scored(ServiceProvider provider, List<ProviderScores> scores) {
        return scores.stream()
                .filter(each -> each.providerCode().equals(provider.code()))
                .flatMap(each -> each.lines().stream())
                .map(line -> new ActionSubject(provider.code(), line.criterion().code()));
    }

    private static Stream<ActionSubject> inUse(ServiceProvider provider, List<AgreedAction> agreed) {
        return agreed.stream()
                .filter(action -> provider.code().equals(action.providerCode()))
                .map(action -> new ActionSubject(provider.code(), action.criterionCode()));
    }

    private Map<String, Object> choice(ServiceProvider provider, ActionSubject subject, Map<String, Criterion> names) {
        String code = subject.criterionCode();
        Criterion criterion = code == null ? null : names.get(code);
        String km = criterion == null ? say.khmer("assessment.subject.inGeneral") : criterion.nameKm();
        String en = criterion == null ? say.english("assessment.subject.inGeneral") : criterion.nameEn();
        return BothLanguages.choice(subject.value(), provider.nameKm() + " – " + km, provider.nameLatin() + " – " + en);
    }
}
