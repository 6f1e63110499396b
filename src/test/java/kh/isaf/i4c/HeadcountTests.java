package kh.isaf.i4c;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadcountTests {

    @Test
    void sexesAreShownWhenEachPresentOneIsLargeEnough() {
        assertThat(new Headcount(14, 10, 0).sexesMayBeShown()).isTrue();
        assertThat(new Headcount(14, 4, 0).sexesMayBeShown()).isFalse();
        assertThat(new Headcount(14, 10, 1).sexesMayBeShown()).isFalse();
    }

    @Test
    void aPartIsNotShownWhenTheRestCouldBeReckonedFromIt() {
        assertThat(Headcount.mayBeShown(20, 40)).isTrue();
        assertThat(Headcount.mayBeShown(4, 40)).isFalse();
        assertThat(Headcount.mayBeShown(38, 40)).isFalse();
        assertThat(Headcount.mayBeShown(40, 40)).isTrue();
    }
}
