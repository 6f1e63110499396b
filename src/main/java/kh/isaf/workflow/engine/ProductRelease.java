package kh.isaf.workflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kh.isaf.access.Actor;
import kh.isaf.access.AuditTrail;
import kh.isaf.workflow.release.ModelRelease;
import kh.isaf.workflow.release.ReleaseFiles;
import kh.isaf.workflow.release.ReleaseSource;
import kh.isaf.workflow.release.ReleaseState;
import kh.isaf.workflow.release.ReleaseStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The release the product ships, put into force at start-up as long as NCDDS has made none of its own. Afterwards an
 * upgrade is only offered; models that are new in it are added, for the product cannot do without them.
 */
@Component
class ProductRelease implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(ProductRelease.class);
    private static final Actor PRODUCT = Actor.system("product");

    private final Releases releases;
    private final ReleaseStore store;
    private final AuditTrail audit;
    private final TransactionOperations transactions;

    ProductRelease(Releases releases, ReleaseStore store, AuditTrail audit, TransactionOperations transactions) {
        this.releases = releases;
        this.store = store;
        this.audit = audit;
        this.transactions = transactions;
    }

    @Override
    public void afterSingletonsInstantiated() {
        ReleaseFiles shipped = shipped();
        try {
            transactions.executeWithoutResult(status -> take(shipped, tag(shipped), true));
        } catch (ModelRefused refused) {
            // a release made under older rules goes on as it is deployed; only, nothing can be deployed together with
            // it
            LOG.error("What is new in this version waits, for the release in force breaks its rules", refused);
            transactions.executeWithoutResult(status -> take(shipped, tag(shipped), false));
        }
    }

    /** @param adding whether models that are new are put into force with those of NCDDS */
    private void take(ReleaseFiles shipped, String tag, boolean adding) {
        store.hold();
        ModelRelease live = store.live().orElse(null);
        ModelRelease known = store.tagged(tag).orElse(null);
        if (live != null && tag.equals(live.tag())) {
            return;
        }
        if (live == null || live.source() == ReleaseSource.PRODUCT) {
            UUID release = known == null ? keep(shipped) : known.id();
            releases.deploy(tag, shipped);
            store.live(release, tag, shipped.sha256(), PRODUCT);
            audit.record(PRODUCT, "release.live", "release/" + release, null, tag, null);
            LOG.info(
                    "Release {} of the models is live: {} files",
                    tag,
                    shipped.byName().size());
        } else if (known == null) {
            offer(shipped, tag, live);
            if (adding) {
                add(shipped, live);
            }
        }
    }

    private UUID keep(ReleaseFiles shipped) {
        return store.add(
                ReleaseSource.PRODUCT, ReleaseState.DRAFT, null, PRODUCT, ReleaseFiles.of(new TreeMap<>()), shipped);
    }

    private void offer(ReleaseFiles shipped, String tag, ModelRelease live) {
        UUID offered = keep(shipped);
        store.offered(offered, tag, shipped.sha256());
        audit.record(PRODUCT, "release.offer", "release/" + offered, null, tag, null);
        LOG.info("Release {} of the models is offered; {} stays live", tag, live.tag());
    }

    private void add(ReleaseFiles shipped, ModelRelease live) {
        ReleaseFiles whole = store.files(live.id());
        ReleaseFiles added = whole;
        for (var file : shipped.byName().entrySet()) {
            added = whole.find(file.getKey()).isPresent() ? added : added.with(file.getKey(), file.getValue());
        }
        if (!added.differing(whole).isEmpty()) {
            UUID both = store.add(ReleaseSource.EDITED, ReleaseState.DRAFT, live.id(), PRODUCT, whole, added);
            String bothTag = releases.publish(both, added, PRODUCT);
            audit.record(
                    PRODUCT,
                    "release.live",
                    "release/" + both,
                    live.tag(),
                    bothTag,
                    String.join(", ", added.differing(whole)));
        }
    }

    private static ReleaseFiles shipped() {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try {
            var resolver = new PathMatchingResourcePatternResolver();
            for (String pattern : new String[] {"processes/*.bpmn", "processes/*.dmn", "forms/*.form"}) {
                for (Resource resource : resolver.getResources("classpath:" + pattern)) {
                    files.put(String.valueOf(resource.getFilename()), resource.getContentAsByteArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ReleaseFiles(files);
    }

    private static String tag(ReleaseFiles shipped) {
        return "r-" + shipped.sha256().substring(0, 12);
    }
}
