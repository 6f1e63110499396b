package kh.isaf;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;

/**
 * The whole product on a scratch database with the demonstration's places and people; every test class that extends it
 * shares one context. Jobs do not run by themselves: a test runs them when it wants time to pass.
 */
@SpringBootTest(properties = {"isaf.demonstration=true", "isaf.jobs=false"})
@AutoConfigureMockMvc
public abstract class ProductTest {}
