package kh.isaf.jaap;

import org.springframework.data.jpa.repository.JpaRepository;

interface Jaaps extends JpaRepository<Jaap, String> {}
