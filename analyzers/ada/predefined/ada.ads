package Ada is
end Ada;
