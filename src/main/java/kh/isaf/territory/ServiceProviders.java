package kh.isaf.territory;

import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;

interface ServiceProviders extends JpaRepository<ServiceProvider, String> {

    List<ServiceProvider> findByAreaCodeOrderByCode(String areaCode);
}
