package kh.isaf.assessment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ActionSubjectTests {

    @Test
    void whatIsWrittenIsReadAgain() {
        ActionSubject criterion = new ActionSubject("120801-PS-01", "PS-TOILETS");
        ActionSubject provider = new ActionSubject("120801-PS-01", null);
        assertThat(ActionSubject.of(criterion.value())).contains(criterion);
        assertThat(ActionSubject.of(provider.value())).contains(provider);
        assertThat(ActionSubject.of(ActionSubject.WHOLE_COMMUNE.value())).contains(ActionSubject.WHOLE_COMMUNE);
    }

    @Test
    void anythingElseIsNoSubject() {
        assertThat(ActionSubject.of("")).isEmpty();
        assertThat(ActionSubject.of(":PS-TOILETS")).isEmpty();
        assertThat(ActionSubject.of("a:b:c")).isEmpty();
    }
}
